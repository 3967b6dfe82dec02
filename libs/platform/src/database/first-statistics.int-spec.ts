import pg from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { giveFirstStatistics } from './first-statistics.js';

describe('the statistics of a new database', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  const planOf = async (table: string, condition: string) => {
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT 1 FROM ${table} WHERE organization_id = '${newId()}' AND ${condition}`,
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

  it.each([
    ['invoices', `id = '${newId()}'`],
    ['customers', `id = '${newId()}'`],
    ['invoice_lines', `invoice_id = '${newId()}'`],
    ['external_links', `connection_id = '${newId()}' AND entity = 'invoice' AND remote_id = ANY('{1,2,3}')`],
  ])('let a key of %s be looked up by its index', async (table, condition) => {
    await owner.query('SET enable_seqscan = off');
    expect(await planOf(table, condition)).toContain(`${table}_pkey`);
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

  it('says that a column which is indexed only where it is not null is null nearly everywhere', async () => {
    const { rows } = await owner.query<{ share: number }>(
      "SELECT null_frac AS share FROM pg_stats WHERE tablename = 'invoices' AND attname = 'contractor_id'",
    );
    expect(rows[0]?.share).toBeCloseTo(0.99);
  });
});
