import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A job, or a line of one, that an order to a supplier is for. */
export interface NamedJob {
  jobId: string;
  lineNumber: number | null;
}

/** Whether jobs exist. Jobs are made of orders, so orders cannot ask the jobs module. */
@Injectable()
export class NamedJobsRepository {
  constructor(private readonly database: Database) {}

  /** Those that do not exist, in one query. */
  missing(named: readonly NamedJob[]): Promise<NamedJob[]> {
    if (named.length === 0) return Promise.resolve([]);
    return this.database.rows<NamedJob>(
      `SELECT n.job_id AS "jobId", n.line_number AS "lineNumber" FROM unnest($1::uuid[], $2::int[]) AS n(job_id, line_number)
       WHERE NOT EXISTS (SELECT FROM jobs j WHERE j.id = n.job_id)
         OR (n.line_number IS NOT NULL AND NOT EXISTS (
           SELECT FROM job_lines l WHERE l.job_id = n.job_id AND l.line_number = n.line_number))`,
      [named.map(({ jobId }) => jobId), named.map(({ lineNumber }) => lineNumber)],
    );
  }
}
