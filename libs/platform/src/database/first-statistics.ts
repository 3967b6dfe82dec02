import type { Client } from 'pg';

/**
 * Tells the planner, about tables that were never analyzed, what it cannot guess: the rows of an import share their
 * organization and connection, and what a unique index ends with tells them apart. Without it, every index that begins
 * with the organization looks as good as the right one; the plan of a foreign key check is kept for the life of a
 * connection, and a first import of n rows then reads n²/2 index entries. A column that is indexed only where it is not
 * null is null nearly everywhere; without a word of it the few are looked for in the whole table. What PostgreSQL gathers
 * by itself later replaces these.
 */
export async function giveFirstStatistics(owner: Client): Promise<void> {
  // Since PostgreSQL 18; an older server is left to its guesses.
  const { rows } = await owner.query<{ exists: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_proc WHERE proname = 'pg_restore_attribute_stats') AS exists`,
  );
  if (rows[0]?.exists) await owner.query(EXPECTED);
}

/** Columns that all rows of one import have in common. */
const SHARED = "'organization_id', 'connection_id', 'entity'";

const EXPECTED = `
  WITH never_analyzed AS (
    SELECT oid, relname FROM pg_class c
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT EXISTS (SELECT FROM pg_statistic WHERE starelid = c.oid)
  ), expected AS (
    SELECT t.relname, a.attname, 1 AS n_distinct, 0 AS null_frac
    FROM never_analyzed t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname IN (${SHARED})
    UNION
    SELECT t.relname, a.attname, -1, 0
    FROM never_analyzed t JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[i.indnkeyatts - 1]
    WHERE a.atttypid IN ('uuid'::regtype, 'text'::regtype) AND a.attname NOT IN (${SHARED})
      AND pg_get_expr(i.indpred, i.indrelid) IS DISTINCT FROM format('(%I IS NOT NULL)', a.attname)
    UNION
    SELECT t.relname, a.attname, -0.01, 0.99
    FROM never_analyzed t JOIN pg_index i ON i.indrelid = t.oid
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(i.indkey)
    WHERE pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)
  )
  SELECT pg_restore_attribute_stats(
    'schemaname', 'public', 'relname', relname::text, 'attname', attname::text, 'inherited', false,
    'version', current_setting('server_version_num')::int, 'null_frac', null_frac::real, 'avg_width', 16::int,
    'n_distinct', n_distinct::real)
  FROM expected`;
