import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, requireScope } from '#platform';
import type { CheckpointStatus, CheckpointView, NewCheckpoint } from './domain/checkpoint.js';

const SELECT = `SELECT c.id, c.name, c.instructions, c.is_blocking AS "isBlocking", c.needs_photo AS "needsPhoto", c.status,
  c.note, c.decided_by_name AS "decidedByName", c.decided_at AS "decidedAt",
  ARRAY(SELECT f.file_id::text FROM job_files f WHERE f.checkpoint_id = c.id ORDER BY f.id) AS "fileIds"
  FROM job_checkpoints c`;

type Row = Omit<CheckpointView, 'decidedAt'> & { decidedAt: Date | null };

@Injectable()
export class JobCheckpointsRepository {
  constructor(private readonly database: Database) {}

  /** In the order they were added. */
  async of(jobId: string): Promise<CheckpointView[]> {
    const rows = await this.database.rows<Row>(`${SELECT} WHERE c.job_id = $1 ORDER BY c.id`, [jobId]);
    return rows.map(toCheckpoint);
  }

  async find(jobId: string, id: string): Promise<CheckpointView | undefined> {
    const rows = await this.database.rows<Row>(`${SELECT} WHERE c.job_id = $1 AND c.id = $2`, [jobId, id]);
    return rows.map(toCheckpoint)[0];
  }

  async add(jobId: string, checkpoints: readonly NewCheckpoint[]): Promise<void> {
    await this.database.rows(
      `INSERT INTO job_checkpoints (organization_id, job_id, id, name, instructions, is_blocking, needs_photo)
       SELECT current_organization(), $1, n.id, n.name, n.instructions, n.is_blocking, n.needs_photo
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bool[], $6::bool[])
         AS n(id, name, instructions, is_blocking, needs_photo)`,
      [
        jobId,
        // Their order is that of their ids, which one moment does not give.
        checkpoints.map(() => newId()).sort(),
        checkpoints.map((one) => one.name),
        checkpoints.map((one) => one.instructions),
        checkpoints.map((one) => one.isBlocking),
        checkpoints.map((one) => one.needsPhoto),
      ],
    );
  }

  async decide(id: string, status: CheckpointStatus, note: string | null): Promise<void> {
    const { actor } = requireScope();
    await this.database.rows(
      `UPDATE job_checkpoints SET status = $2, note = $3, decided_by_id = $4, decided_by_name = $5, decided_at = now()
       WHERE id = $1`,
      [id, status, note, actor.id ?? null, actor.name ?? null],
    );
  }
}

function toCheckpoint(row: Row): CheckpointView {
  return { ...row, decidedAt: row.decidedAt?.toISOString() ?? null };
}
