import pg from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { giveFirstStatistics } from './first-statistics.js';

describe('the statistics of a new database', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  const planOf = async (table: string) => {
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT 1 FROM ${table} WHERE organization_id = '${newId()}' AND id = '${newId()}'`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it.each(['invoices', 'customers', 'jobs'])('let a key of %s be looked up by its index', async (table) => {
    await owner.query('SET enable_seqscan = off');
    expect(await planOf(table)).toContain(`${table}_pkey`);
  });

  it('give way to what the server has gathered', async () => {
    const organizations = async () =>
      (
        await owner.query<{ n: number }>(
          "SELECT n_distinct AS n FROM pg_stats WHERE tablename = 'customers' AND attname = 'organization_id'",
        )
      ).rows[0]?.n;
    expect(await organizations()).toBe(1);
    await owner.query(
      `WITH made AS (
         INSERT INTO organizations (id, name, slug, timezone, province)
         SELECT id, 'Test', id::text, 'America/Toronto', 'ON' FROM unnest($1::uuid[]) AS id RETURNING id
       ) INSERT INTO customers (organization_id, id, display_name) SELECT id, id, 'Test' FROM made`,
      [Array.from({ length: 3 }, () => newId())],
    );
    await owner.query('ANALYZE customers');
    // Every row another organization: -1.
    expect(await organizations()).toBe(-1);
    await giveFirstStatistics(owner);
    expect(await organizations()).toBe(-1);
  });
});
