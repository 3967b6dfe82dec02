import type { Client } from 'pg';

/**
 * Tells the planner, about tables that were never analyzed, what it cannot guess: a tenant's rows share one
 * organization, and no two rows share an id. Without it, every index that begins with the organization looks as good
 * as the primary key; the plan of a foreign key check is kept for the life of a connection, and a first import of
 * n rows then reads n²/2 index entries. What PostgreSQL gathers by itself later replaces these.
 */
export async function giveFirstStatistics(owner: Client): Promise<void> {
  // Since PostgreSQL 18; an older server is left to its guesses.
  const { rows } = await owner.query<{ exists: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_proc WHERE proname = 'pg_restore_attribute_stats') AS exists`,
  );
  if (rows[0]?.exists) await owner.query(EXPECTED);
}

const EXPECTED = `
  SELECT pg_restore_attribute_stats(
    'schemaname', 'public', 'relname', c.relname::text, 'attname', a.attname::text, 'inherited', false,
    'version', current_setting('server_version_num')::int, 'null_frac', 0::real, 'avg_width', 16::int,
    'n_distinct', (CASE a.attname WHEN 'id' THEN -1 ELSE 1 END)::real)
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname IN ('organization_id', 'id')
    AND a.atttypid = 'uuid'::regtype AND NOT EXISTS (SELECT FROM pg_statistic s WHERE s.starelid = c.oid)`;
