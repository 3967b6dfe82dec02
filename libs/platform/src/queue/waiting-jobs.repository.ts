import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { requireScope } from '../database/tenant-context.js';

/** What is put off together carries this, so that it can be told from what waits for a time of its own. */
const MARK = 'put-off';

export interface PutOff {
  seconds: number;
  priority: number;
  /** A job that was sent anew instead of one that is being worked on: it keeps the place of that one, `of`. */
  instead: { jobId: string; of: string };
}

/**
 * Of some groups of a queue all jobs that are due, in one statement. Whoever is just being given one of them has it:
 * it is passed over here, and nobody waits for anybody.
 */
@Injectable()
export class WaitingJobs {
  constructor(private readonly database: Database) {}

  /** They come after `seconds`, in the order in which they were sent. */
  async putOff(
    name: string,
    groups: readonly string[],
    { seconds, priority, instead }: PutOff,
  ): Promise<void> {
    await this.query(
      `WITH due AS (
         SELECT id FROM pgboss.job
         WHERE name = $1 AND state < 'active' AND NOT blocked AND group_id = ANY($2::text[]) AND (start_after <= now() OR id = $5::uuid)
         FOR UPDATE SKIP LOCKED)
       UPDATE pgboss.job j SET singleton_key = '${MARK}', start_after = now() + make_interval(secs => $3), priority = $4,
         keep_until = now() + make_interval(secs => $3) + (keep_until - start_after),
         created_on = CASE WHEN j.id = $5::uuid THEN LEAST(j.created_on, (SELECT o.created_on FROM pgboss.job o WHERE o.name = $1 AND o.id = $6::uuid)) ELSE j.created_on END
       FROM due WHERE j.name = $1 AND j.id = due.id`,
      [name, groups, seconds, priority, instead.jobId, instead.of],
    );
  }

  /** Those that were put off are due now. */
  async bringForward(name: string, groups: readonly string[]): Promise<void> {
    await this.query(
      `WITH late AS (
         SELECT id FROM pgboss.job
         WHERE name = $1 AND state < 'active' AND NOT blocked AND group_id = ANY($2::text[]) AND singleton_key = '${MARK}'
         FOR UPDATE SKIP LOCKED)
       UPDATE pgboss.job j SET singleton_key = NULL, start_after = now() FROM late WHERE j.name = $1 AND j.id = late.id`,
      [name, groups],
    );
  }

  /** With what else the open unit of work does; otherwise at once. */
  private query(text: string, values: unknown[]): Promise<unknown> {
    const client = requireScope().transaction?.client ?? this.database.unscoped;
    return client.query(text, values);
  }
}
