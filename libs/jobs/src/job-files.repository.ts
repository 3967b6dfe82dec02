import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { JobFileKind, JobFileView } from './domain/job-file.js';

@Injectable()
export class JobFilesRepository {
  constructor(private readonly database: Database) {}

  /** In the order they were attached. */
  async of(jobId: string): Promise<JobFileView[]> {
    const rows = await this.database.rows<Omit<JobFileView, 'at'> & { at: Date }>(
      `SELECT j.file_id AS "fileId", j.kind, j.caption, j.checkpoint_id AS "checkpointId", f.name,
              f.media_type AS "mediaType", f.size, j.created_at AS at
       FROM job_files j JOIN files f ON f.organization_id = j.organization_id AND f.id = j.file_id
       WHERE j.job_id = $1 ORDER BY j.id LIMIT 1000`,
      [jobId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** A file that is attached already is only described anew. */
  async attach(
    jobId: string,
    fileIds: readonly string[],
    about: { kind: JobFileKind; caption?: string | null; checkpointId?: string | null },
  ): Promise<void> {
    await this.database.rows(
      `INSERT INTO job_files (organization_id, id, job_id, file_id, kind, caption, checkpoint_id)
       SELECT current_organization(), n.id, $1, n.file_id, $4, $5, $6
       FROM unnest($2::uuid[], $3::uuid[]) AS n(id, file_id)
       ON CONFLICT (organization_id, job_id, file_id) DO UPDATE
         SET kind = EXCLUDED.kind, caption = EXCLUDED.caption,
             checkpoint_id = COALESCE(EXCLUDED.checkpoint_id, job_files.checkpoint_id)`,
      [
        jobId,
        fileIds.map(() => newId()),
        fileIds,
        about.kind,
        about.caption ?? null,
        about.checkpointId ?? null,
      ],
    );
  }

  /** False when it is not attached, or proves a check. */
  async detach(jobId: string, fileId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'DELETE FROM job_files WHERE job_id = $1 AND file_id = $2 AND checkpoint_id IS NULL RETURNING file_id',
      [jobId, fileId],
    );
    return rows.length === 1;
  }
}
