import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface PhaseTime {
  /** Null for time without one. */
  phase: string | null;
  entries: number;
  /** All that counts: what was rejected does not. */
  minutes: number;
  /** Of these, approved or invoiced. */
  approvedMinutes: number;
  /** Of these, to be billed. */
  billableMinutes: number;
}

@Injectable()
export class JobTimeRepository {
  constructor(private readonly database: Database) {}

  /** The time of a job by phase, in the order in which the phases began; in one query. */
  byPhase(jobId: string): Promise<PhaseTime[]> {
    return this.database.rows<PhaseTime>(
      `SELECT phase, count(*)::int AS entries, sum(minutes)::int AS minutes,
              coalesce(sum(minutes) FILTER (WHERE status IN ('approved', 'invoiced')), 0)::int AS "approvedMinutes",
              coalesce(sum(minutes) FILTER (WHERE billable), 0)::int AS "billableMinutes"
       FROM time_entries WHERE job_id = $1 AND status <> 'rejected'
       GROUP BY phase ORDER BY min(work_date), phase NULLS LAST`,
      [jobId],
    );
  }
}
