import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '#kernel';
import { Database, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { CustomerMergesRepository } from './customer-merges.repository.js';
import { PartiesModule } from './index.js';

interface Made {
  id: string;
  version: number;
}

/** Names a customer and stays with whoever she was. */
const STAYS = [
  // Merged customers may both have a project of one code; the survivor's is found by its name below her.
  'accounting_projects.customer_id',
];

describe('what names a customer', () => {
  let test: TestApp;
  let organization: string;
  let survivor: Made;
  let duplicate: Made;

  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('Mo'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  const make = async (displayName: string): Promise<Made> =>
    (await call('POST', '/customers', { displayName })).body;
  const merge = () =>
    call('POST', `/customers/${survivor.id}/merge`, {
      version: survivor.version,
      duplicateId: duplicate.id,
      duplicateVersion: duplicate.version,
    });
  const write = <T>(work: (database: Database) => Promise<T>) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(() => work(test.app.get(Database))));
  const asOwner = async (sql: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: test.database.ownerUrl });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };
  const addRefund = (customerId: string) =>
    write(async ({ prisma }) => {
      const [paymentId, day] = [newId(), new Date('2026-11-02')];
      const money = { organizationId: organization, status: 'recorded', customerId, amount: '40' };
      await prisma.payment.create({
        data: { ...money, id: paymentId, direction: 'received', paymentDate: day, refundedAmount: '40' },
      });
      await prisma.refund.create({ data: { ...money, id: newId(), paymentId, refundDate: day } });
    });
  const addRoute = (customerId: string) =>
    write(({ prisma }) =>
      prisma.approvalRoute.create({
        data: { organizationId: organization, id: newId(), name: 'Two pairs of eyes', customerId, steps: [] },
      }),
    );
  const named = (customerId: string) =>
    write(async ({ prisma }) => ({
      refunds: await prisma.refund.count({ where: { customerId } }),
      routes: await prisma.approvalRoute.count({ where: { customerId } }),
    }));

  beforeAll(async () => {
    test = await createTestApp([PartiesModule]);
  });
  beforeEach(async () => {
    organization = await test.createOrganization();
    [survivor, duplicate] = [await make('Lakeview Condominiums'), await make('Lakeview Condominums')];
    await addRefund(duplicate.id);
    await addRoute(duplicate.id);
  });
  afterAll(() => test.close());

  it('moves with a merge, wherever it is kept: a column that is added later has to say whether it does', async () => {
    const { rows } = await asOwner(
      `SELECT a.attrelid::regclass || '.' || a.attname AS place FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       WHERE c.relnamespace = 'public'::regnamespace AND a.attname LIKE '%customer\\_id' AND NOT a.attisdropped`,
    );
    const moving = await write(() => test.app.get(CustomerMergesRepository).places());
    const known = [...moving, ...STAYS];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ place }) => place).filter((place) => !known.includes(place))).toEqual([]);
  });

  it('are refunds and routes of approval too, which have no foreign key', async () => {
    const { body } = await merge();
    expect(body.moved).toEqual({ payments: 1, refunds: 1, approval_routes: 1 });
    expect(await named(survivor.id)).toEqual({ refunds: 1, routes: 1 });
    expect(await named(duplicate.id)).toEqual({ refunds: 0, routes: 0 });
  });

  it('is put right where an earlier merge left it behind', async () => {
    await merge();
    await addRefund(duplicate.id);
    await addRoute(duplicate.id);
    const file = join(process.cwd(), 'prisma/migrations/20261122000400_merged_references/migration.sql');
    await asOwner(await readFile(file, 'utf8'));
    expect(await named(survivor.id)).toEqual({ refunds: 2, routes: 2 });
    expect(await named(duplicate.id)).toEqual({ refunds: 0, routes: 0 });
  });
});
