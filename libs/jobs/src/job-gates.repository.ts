import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { Gate, GateStatus, GateView } from './domain/gate.js';

const COLUMNS = `gate, status, file_id AS "fileId", decided_by AS "decidedBy", reason,
  recorded_by_name AS "recordedByName", decided_at AS "decidedAt"`;

type Row = Omit<GateView, 'decidedAt'> & { decidedAt: Date | null };

export interface GateAnswer {
  status: GateStatus;
  fileId: string | null;
  decidedBy: string | null;
  reason: string | null;
}

@Injectable()
export class JobGatesRepository {
  constructor(private readonly database: Database) {}

  async of(jobId: string): Promise<GateView[]> {
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM job_gates WHERE job_id = $1 ORDER BY gate DESC`,
      [jobId],
    );
    return rows.map((row) => ({ ...row, decidedAt: row.decidedAt?.toISOString() ?? null }));
  }

  /** Those that are there stay as they are. */
  async add(jobId: string, gates: readonly Gate[]): Promise<void> {
    await this.database.rows(
      `INSERT INTO job_gates (organization_id, job_id, gate) SELECT current_organization(), $1, unnest($2::text[])
       ON CONFLICT DO NOTHING`,
      [jobId, gates],
    );
  }

  async save(jobId: string, gate: Gate, answer: GateAnswer): Promise<void> {
    const { actor } = requireScope();
    const { status, fileId, decidedBy, reason } = answer;
    await this.database.rows(
      `UPDATE job_gates SET status = $3, file_id = $4, decided_by = $5, reason = $6, recorded_by_id = $7,
         recorded_by_name = $8, decided_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE now() END
       WHERE job_id = $1 AND gate = $2`,
      [jobId, gate, status, fileId, decidedBy, reason, actor.id ?? null, actor.name ?? null],
    );
  }
}
