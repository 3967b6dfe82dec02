import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** What jobs of a queue are not to be taken, because another of their key is being worked on: read over two partial indexes. */
const REFRESH = `
  WITH busy AS (
    SELECT name, array_agg(singleton_key ORDER BY singleton_key) AS keys FROM (
      SELECT name, singleton_key FROM pgboss.job WHERE state = 'active' AND policy = 'singleton'
      UNION ALL
      SELECT name, singleton_key FROM pgboss.job WHERE state = 'active' AND policy = 'stately') AS active
    GROUP BY name
  ), stale AS (
    SELECT q.name, busy.keys FROM pgboss.queue q LEFT JOIN busy ON busy.name = q.name
    WHERE q.policy IN ('singleton', 'stately') AND q.singletons_active IS DISTINCT FROM busy.keys
    FOR UPDATE OF q SKIP LOCKED
  )
  UPDATE pgboss.queue q SET singletons_active = stale.keys FROM stale WHERE q.name = stale.name`;

const WAITING = `
  SELECT FROM pgboss.job j WHERE j.name = $1 AND j.state IN ('created', 'retry') AND j.start_after <= now() AND j.singleton_key <> $2
    AND NOT EXISTS (SELECT FROM pgboss.job a WHERE a.name = j.name AND a.state = 'active' AND a.singleton_key = j.singleton_key)
  LIMIT 1`;

/** The keys that are busy, as every node that fetches jobs reads them. */
@Injectable()
export class BusyKeysRepository {
  constructor(private readonly database: Database) {}

  /** Writes down the keys that are busy now; nothing when they are the same. Whoever else does it at the moment, does it. */
  async refresh(): Promise<void> {
    await this.database.unscoped.query(REFRESH);
  }

  /** Whether a job of the queue, of another key that is not busy, is due. */
  async isWaitedFor(name: string, exceptKey: string): Promise<boolean> {
    const { rows } = await this.database.unscoped.query(WAITING, [name, exceptKey]);
    return rows.length > 0;
  }
}
