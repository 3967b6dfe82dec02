import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Calls counted for a connection in the current window, by every node together. */
@Injectable()
export class UsageRepository {
  constructor(private readonly database: Database) {}

  /** Counts calls in the running minute and month, and answers both totals and the milliseconds left of the minute. */
  async count(
    connectionId: string,
    calls: number,
  ): Promise<{ minute: number; month: number; minuteLeftMs: number }> {
    const rows = await this.database.rows<{ window: string; calls: number; left: number }>(
      `INSERT INTO api_usage AS t (organization_id, connection_id, "window", starts_at, calls)
       SELECT current_organization(), $1, w, date_trunc(w, now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC', $2 FROM unnest(ARRAY['minute', 'month']) AS w
       ON CONFLICT (organization_id, connection_id, "window", starts_at) DO UPDATE SET calls = t.calls + EXCLUDED.calls
       RETURNING "window", calls, (EXTRACT(EPOCH FROM starts_at + interval '1 minute' - now()) * 1000)::float8 AS left`,
      [connectionId, calls],
    );
    const of = (name: string) => rows.find(({ window }) => window === name);
    return {
      minute: of('minute')?.calls ?? 0,
      month: of('month')?.calls ?? 0,
      minuteLeftMs: Math.max(0, of('minute')?.left ?? 0),
    };
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

  async forgetOldMinutes(): Promise<void> {
    await this.database.rows(
      `DELETE FROM api_usage WHERE "window" = 'minute' AND starts_at < now() - interval '1 hour'`,
    );
  }
}
