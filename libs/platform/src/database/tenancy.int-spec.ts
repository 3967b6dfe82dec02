import { Injectable, Module } from '@nestjs/common';
import { newId } from '#kernel';
import { HandlesJob, type JobHandler } from '../queue/job-handler.js';
import { Queue } from '../queue/queue.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Database } from './database.js';
import { currentScope } from './tenant-context.js';
import { UnitOfWork } from './unit-of-work.js';

const seen: { tenant?: string; data: object }[] = [];

@Injectable()
@HandlesJob('test.job')
class TestHandler implements JobHandler {
  handle(data: object): Promise<void> {
    seen.push({ tenant: currentScope()?.organizationId, data });
    return Promise.resolve();
  }
}

@Module({ providers: [TestHandler] })
class TestModule {}

describe('tenancy', () => {
  let test: TestApp;
  let database: Database;
  let unitOfWork: UnitOfWork;
  let ours: string;
  let theirs: string;

  const customer = (organizationId: string) => ({
    organizationId,
    id: newId(),
    displayName: 'Élévateurs Côté',
  });
  const names = async () => (await database.prisma.customer.findMany()).map((row) => row.id);

  const backends = async () =>
    (await database.unscoped.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')).rows;

  beforeAll(async () => {
    test = await createTestApp([TestModule]);
    database = test.app.get(Database);
    unitOfWork = test.app.get(UnitOfWork);
    ours = await test.createOrganization();
    theirs = await test.createOrganization();
  });

  afterAll(() => test.close());

  it('refuses a query that has no tenant', async () => {
    await expect(database.pool.query('SELECT 1')).rejects.toThrow('No organization is selected');
  });

  it('leaves no tenant behind on a connection', async () => {
    const single = new Database({ url: test.database.url, poolSize: 1 });
    try {
      const asked = await test.as(ours, () =>
        single.rows<{ id: string }>('SELECT current_organization() AS id'),
      );
      expect(asked).toEqual([{ id: ours }]);
      const bare = await test.as(theirs, () => single.pool.connect());
      try {
        const left = await bare.query('SELECT current_organization() AS id');
        expect(left.rows).toEqual([{ id: null }]);
      } finally {
        bare.release();
      }
    } finally {
      await single.end();
    }
  });

  it('takes a statement that fails back whole, and the connection goes on', async () => {
    const organization = await test.createOrganization();
    const row = customer(organization);
    await test.as(organization, async () => void (await database.prisma.customer.create({ data: row })));
    const insert = `WITH renamed AS (UPDATE customers SET display_name = 'Renamed' WHERE id = $1 RETURNING id)
      INSERT INTO customers (organization_id, id, display_name) SELECT current_organization(), id, NULL FROM renamed`;
    const single = new Database({ url: test.database.url, poolSize: 1 });
    try {
      await expect(test.as(organization, () => single.rows(insert, [row.id]))).rejects.toThrow(/null value/);
      const after = await test.as(organization, () =>
        single.rows('SELECT display_name AS name FROM customers WHERE id = $1', [row.id]),
      );
      expect(after).toEqual([{ name: 'Élévateurs Côté' }]);
    } finally {
      await single.end();
    }
  });

  it('shows an organization its own rows only, side by side', async () => {
    const mine = customer(ours);
    const others = customer(theirs);
    await test.as(ours, async () => void (await database.prisma.customer.create({ data: mine })));
    await test.as(theirs, async () => void (await database.prisma.customer.create({ data: others })));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => test.as(index % 2 ? ours : theirs, () => names())),
    );
    answers.forEach((answer, index) => {
      expect(answer).toEqual([index % 2 ? mine.id : others.id]);
    });
  });

  it('refuses to write a row for another organization', async () => {
    await expect(
      test.as(ours, () => database.prisma.customer.create({ data: customer(theirs) })),
    ).rejects.toThrow(/row-level security/);
  });

  it('rolls back everything of a unit of work, jobs included, when it throws', async () => {
    const lost = customer(ours);
    await expect(
      test.as(ours, () =>
        unitOfWork.run(async () => {
          await database.prisma.customer.create({ data: lost });
          await test.app.get(Queue).send('test.job', { lost: true });
          throw new Error('changed my mind');
        }),
      ),
    ).rejects.toThrow('changed my mind');
    expect(await test.as(ours, names)).not.toContain(lost.id);
  });

  it('outlives a server that goes away in the middle of a unit of work, which is then undone', async () => {
    const left = newId();
    const lost = test.as(ours, () =>
      unitOfWork.run(async () => {
        await database.prisma.customer.create({ data: { ...customer(ours), id: left } });
        const [backend] = await database.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await database.unscoped.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
        await eventually(async () => (await backends()).every(({ pid }) => pid !== backend?.pid));
        await database.rows('SELECT 1');
      }),
    );
    await expect(lost).rejects.toThrow();
    expect(await test.as(ours, names)).not.toContain(left);
  });

  it('delivers a job of a committed unit of work to its handler, in its tenant', async () => {
    await test.as(ours, () => unitOfWork.run(() => test.app.get(Queue).send('test.job', { kept: true })));
    await eventually(() => Promise.resolve(seen.length > 0));
    expect(seen).toEqual([{ tenant: ours, data: { kept: true } }]);
  });

  it('joins a nested write to the open unit of work as a savepoint', async () => {
    const order = {
      organizationId: ours,
      id: newId(),
      number: 'PO-1',
      direction: 'customer',
      status: 'draft',
      orderDate: new Date('2026-11-21'),
      subtotal: '1',
      taxAmount: '0',
      total: '1',
    };
    const line = { lineNumber: 1, description: 'Work', quantity: '1', unitPrice: '1', amount: '1' };
    await test.as(ours, () =>
      unitOfWork.run(async () => {
        await database.prisma.purchaseOrder.create({ data: { ...order, lines: { create: [line] } } });
      }),
    );
    const found = await test.as(
      ours,
      async () =>
        await database.prisma.purchaseOrder.findFirst({ where: { id: order.id }, include: { lines: true } }),
    );
    expect(found?.lines).toHaveLength(1);
  });

  it('protects every table that carries an organization', async () => {
    const { rows } = await database.unscoped.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant'))`,
    );
    expect(rows).toEqual([]);
  });

  it('runs as a role that owns nothing and bypasses nothing', async () => {
    const { rows } = await database.unscoped.query(
      `SELECT r.rolsuper, r.rolbypassrls, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
              has_table_privilege(current_user, 'customers', 'TRUNCATE') AS truncates
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owned: 0, truncates: false }]);
  });
});
