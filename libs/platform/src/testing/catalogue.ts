import pg from 'pg';

/** What a database looks like, one line per fact, sorted; without rows, policies, triggers, functions and grants. */
export async function catalogueOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ fact: string }>(CATALOGUE);
    return rows.map((row) => row.fact);
  } finally {
    await client.end();
  }
}

/** The engine's own table is in no schema; an index of a constraint is told with its constraint. */
const CATALOGUE = `
  SELECT fact FROM (
    SELECT format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                  coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS fact
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND c.relname <> '_prisma_migrations' AND NOT c.relispartition
    UNION ALL
    SELECT format('constraint %s.%s %s', t.relname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'
      AND k.contype IN ('p', 'u', 'f', 'x') AND NOT t.relispartition
    UNION ALL
    SELECT 'index ' || i.indexdef FROM pg_indexes i
    JOIN pg_class t ON t.relname = i.tablename AND t.relnamespace = 'public'::regnamespace
    WHERE i.schemaname = 'public' AND i.tablename <> '_prisma_migrations' AND NOT t.relispartition
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conname = i.indexname AND k.conrelid = t.oid)
    UNION ALL
    SELECT format('type %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
  ) facts ORDER BY fact COLLATE "C"`;
