import type pg from 'pg';

/**
 * The adapter keeps one client out of the pool, where the pool does not listen for its end: without this a restart of the
 * server would end us, and a client that is gone would count as one that works. One that was out for a query of the pool
 * itself is let go by the pool, which does that first.
 */
export function letGoOfLost(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => setImmediate(giveUp, client)));
}

function giveUp(client: pg.PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was not out.
  }
}
