import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { MonthOfCalls } from './calls-to-spare.js';

export interface RateLimits {
  requestsPerMinute: number;
  requestsPerMonth: number;
}

/** Calls counted for a connection in the current window, by every node together. */
@Injectable()
export class UsageRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts calls in the running minute and month if both have room for them, and else in neither. Answers which of the two
   * is full, and the milliseconds left of the minute.
   */
  async reserve(
    connectionId: string,
    calls: number,
    { requestsPerMinute, requestsPerMonth }: RateLimits,
  ): Promise<{ full?: 'minute' | 'month'; minuteLeftMs: number }> {
    const [answer] = await this.database.rows<{ counted: string[]; minuteLeftMs: number }>(RESERVE, [
      ...[connectionId, calls, requestsPerMinute, requestsPerMonth],
    ]);
    const { counted = [], minuteLeftMs = 0 } = answer ?? {};
    const full = (['month', 'minute'] as const).find((window) => !counted.includes(window));
    if (full) await this.giveBack(connectionId, calls, counted);
    return { full, minuteLeftMs };
  }

  /** Takes calls that were counted and not made out of the running windows named. */
  async giveBack(connectionId: string, calls: number, windows: readonly string[]): Promise<void> {
    if (windows.length === 0) return;
    await this.database.rows(
      `UPDATE api_usage SET calls = greatest(calls - $2, 0) WHERE connection_id = $1 AND "window" = ANY($3::text[])
         AND starts_at = date_trunc("window", now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
      [connectionId, calls, windows],
    );
  }

  async current(connectionId: string): Promise<{ minute: number; month: number }> {
    const rows = await this.database.rows<{ window: string; calls: number }>(
      `SELECT "window", calls FROM api_usage WHERE connection_id = $1
         AND starts_at = date_trunc("window", now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
      [connectionId],
    );
    const of = (name: string) => rows.find(({ window }) => window === name)?.calls ?? 0;
    return { minute: of('minute'), month: of('month') };
  }

  /** What the running month has seen so far. Months are those of the calendar, in UTC. */
  async month(connectionId: string): Promise<MonthOfCalls> {
    const [month] = await this.database.rows<MonthOfCalls>(MONTH, [connectionId]);
    return month ?? { calls: 0, elapsed: 0 };
  }

  async forgetOldMinutes(): Promise<void> {
    await this.database.rows(
      `DELETE FROM api_usage WHERE "window" = 'minute' AND starts_at < now() - interval '1 hour'`,
    );
  }
}

const MONTH = `
  SELECT COALESCE((SELECT calls FROM api_usage WHERE connection_id = $1 AND "window" = 'month' AND starts_at = begins AT TIME ZONE 'UTC'), 0)::int AS calls,
    (EXTRACT(EPOCH FROM now() AT TIME ZONE 'UTC' - begins) / EXTRACT(EPOCH FROM begins + interval '1 month' - begins))::float8 AS elapsed
  FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AS begins) m`;

/** A window that has no room keeps its count, and is not in the answer. */
const RESERVE = `
  WITH counted AS (
    INSERT INTO api_usage AS t (organization_id, connection_id, "window", starts_at, calls)
    SELECT current_organization(), $1::uuid, w, date_trunc(w, now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC', $2::int
    FROM unnest(ARRAY['minute', 'month']) AS w
    ON CONFLICT (organization_id, connection_id, "window", starts_at) DO UPDATE SET calls = t.calls + EXCLUDED.calls
    WHERE t.calls + EXCLUDED.calls <= CASE t."window" WHEN 'minute' THEN $3::int ELSE $4::int END
    RETURNING "window"
  )
  SELECT COALESCE((SELECT array_agg("window") FROM counted), ARRAY[]::text[]) AS counted,
    (EXTRACT(EPOCH FROM date_trunc('minute', now()) + interval '1 minute' - now()) * 1000)::float8 AS "minuteLeftMs"`;
