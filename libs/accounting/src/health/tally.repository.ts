import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A write that came to an end, for now or for good. */
export interface SettledTry {
  /** `fence`: how often it was claimed. */
  operation: { id: string; connectionId: string; entity: string; fence: string };
  outcome: string;
  error?: object;
}

/** `waited`: others go first, so it was no failure. */
export type Outcome = 'confirmed' | 'failed' | 'uncertain' | 'parked' | 'waited';

const COUNTED: readonly string[] = [
  'confirmed',
  'failed',
  'uncertain',
  'parked',
  'waited',
] satisfies Outcome[];

/** The months that a rate or a cause can be asked for, and some more to look back to. */
const KEPT_DAYS = 90;

/** Whether it was not the first try of its write, whoever put it back in line. */
export function isRetry({ operation }: Pick<SettledTry, 'operation'>): boolean {
  return operation.fence !== '1';
}

/**
 * Owns `sync_operation_hours` and `sync_streaks`: counts what became of writes when it is known, in the transaction that
 * settles them, so that each try is counted once and no answer has to read every operation. See ADR 0035.
 */
@Injectable()
export class TallyRepository {
  constructor(private readonly database: Database) {}

  /** Joins the unit of work that settled the write. What was taken back counts as nothing. */
  async count(settled: SettledTry): Promise<void> {
    const { operation, outcome, error } = settled;
    if (!COUNTED.includes(outcome)) return;
    await this.database.rows(
      `WITH counted AS (
         INSERT INTO sync_operation_hours AS h (organization_id, connection_id, hour, entity, outcome, cause, tries, retries, operation_id, message)
         SELECT current_organization(), $1::uuid, date_trunc('hour', now(), 'UTC'), $2::text, $3::text,
           CASE WHEN $3::text = 'confirmed' THEN '' ELSE sync_error_cause($4::jsonb) END, 1, $5::int, $6::uuid, $4::jsonb ->> 'message'
         ON CONFLICT (organization_id, connection_id, hour, entity, outcome, cause) DO UPDATE SET
           tries = h.tries + 1, retries = h.retries + EXCLUDED.retries, operation_id = EXCLUDED.operation_id, message = EXCLUDED.message)
       INSERT INTO sync_streaks AS s (organization_id, connection_id, failures, since, error)
       SELECT current_organization(), $1::uuid, f.failures, CASE WHEN f.failures > 0 THEN now() END, $4::jsonb
       FROM (SELECT CASE WHEN $3::text = 'confirmed' THEN 0 ELSE 1 END AS failures) f
       WHERE $3::text <> 'waited'
       ON CONFLICT (organization_id, connection_id) DO UPDATE SET
         failures = CASE WHEN EXCLUDED.failures = 0 THEN 0 ELSE s.failures + 1 END,
         since = CASE WHEN EXCLUDED.failures = 0 THEN NULL ELSE COALESCE(s.since, EXCLUDED.since) END, error = EXCLUDED.error, updated_at = now()
         WHERE s.failures > 0 OR EXCLUDED.failures > 0`,
      [
        operation.connectionId,
        operation.entity,
        outcome,
        error ? JSON.stringify(error) : null,
        isRetry(settled) ? 1 : 0,
        operation.id,
      ],
    );
  }

  async forgetOld(): Promise<void> {
    await this.database.rows(
      `DELETE FROM sync_operation_hours WHERE hour < now() - make_interval(days => ${KEPT_DAYS})`,
    );
  }
}
