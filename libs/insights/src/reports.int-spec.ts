import { newId } from '#kernel';
import { Database } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsFacade, InsightsModule } from './index.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
type Answer = any;

const day = (text: string) => new Date(`${text}T00:00:00Z`);

/**
 * A company small enough to add up by hand. One job of 10,000 with a budget of 6,000:
 *   October   invoice 1: 1,000 less 10 % = 900   time 90 min at 40 = 60   bill 500 US at 1.4 = 700
 *   November  invoice 2: 400                      time 20 min at 50 = 16.67, rejected time, a draft invoice, a void bill
 *             2 valves used at 30 and 1 returned = 30    an expense of 113 with 13 tax = 100
 */
describe('the reports of a small company', () => {
  let test: TestApp;
  let office: BillingFixture;
  let jobId: string;
  const invoices = { october: newId(), november: newId(), bill: newId() };

  const get = async (path: string) => (await office.call<Answer>('GET', path)).body;
  const amounts = (row: Answer) =>
    Object.fromEntries(Object.entries<Answer>(row.figures).map(([name, { amount }]) => [name, amount]));

  async function invoice(id: string, number: string, on: string, subtotal: string, more: object) {
    const { organizationId, customerId, itemId } = office;
    await test.app.get(Database).prisma.invoice.create({
      data: {
        ...{ organizationId, id, number, direction: 'receivable', status: 'approved', customerId, jobId },
        ...{ invoiceDate: day(on), subtotal, taxAmount: '0', total: subtotal, balance: subtotal },
        ...more,
        lines: {
          create: [
            {
              lineNumber: 1,
              itemId,
              description: 'Work',
              quantity: '1',
              unitPrice: subtotal,
              amount: subtotal,
            },
          ],
        },
      },
    });
  }

  async function time(on: string, minutes: number, costRate: string, more: object = {}) {
    const { organizationId, contractorId, customerId, itemId } = office;
    const id = newId();
    await test.app.get(Database).prisma.timeEntry.create({
      data: {
        ...{ organizationId, contractorId, customerId, itemId, jobId, id, minutes, costRate },
        ...{ workDate: day(on), status: 'approved' },
        ...more,
      },
    });
  }

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    jobId = await office.job('4');
    const { organizationId, contractorId, itemId } = office;
    const payable = { direction: 'payable', customerId: null, contractorId };
    await office.inOneTransaction(async () => {
      const { prisma } = test.app.get(Database);
      await invoice(invoices.october, 'INV-1', '2026-10-10', '1000', { discountAmount: '100' });
      await invoice(invoices.november, 'INV-2', '2026-11-05', '400', {});
      await invoice(newId(), 'INV-3', '2026-11-06', '9000', { status: 'draft' });
      await invoice(invoices.bill, 'B-1', '2026-10-12', '500', {
        ...payable,
        currency: 'USD',
        exchangeRate: '1.4',
      });
      await invoice(newId(), 'B-2', '2026-11-12', '800', { ...payable, status: 'void' });
      await time('2026-10-20', 90, '40');
      await time('2026-11-02', 20, '50', { billable: false });
      await time('2026-11-03', 600, '50', { status: 'rejected' });
      for (const [kind, quantity] of [
        ['consumed', '2'],
        ['returned', '1'],
      ] as const)
        await prisma.stockMovement.create({
          data: {
            ...{ organizationId, itemId, jobId, kind, quantity, unitCost: '30', id: newId() },
            ...{ at: new Date('2026-11-09T15:00:00Z'), actorKind: 'user' },
          },
        });
      await prisma.expense.create({
        data: {
          ...{
            organizationId,
            contractorId,
            jobId,
            id: newId(),
            expenseDate: day('2026-11-10'),
            category: 'parking',
          },
          ...{ amount: '113', taxAmount: '13', currency: 'CAD', status: 'approved' },
        },
      });
    });
  });

  afterAll(() => test.close());

  it('know what a job earned and cost, over all time and in one month', async () => {
    const all = await get('/reports/profitability');
    expect(all).toMatchObject({
      ...{ currency: 'CAD', nextCursor: null },
      totals: { revenue: '1300.00', cost: '906.67', margin: '393.33', marginPercent: '30.3' },
    });
    expect(amounts(all.items[0])).toEqual({
      ...{ revenue: '1300.00', labour: '76.67', materials: '30.00', bills: '700.00', expenses: '100.00' },
    });
    expect(all.items[0]).toMatchObject({
      id: jobId,
      cost: '906.67',
      margin: '393.33',
      marginPercent: '30.3',
    });
    const [november] = (await get('/reports/profitability?by=customer&from=2026-11-01&to=2026-11-30')).items;
    expect(november).toMatchObject({ name: 'Acme Towers', cost: '146.67', margin: '253.33' });
  });

  it('add up by contractor and by service too', async () => {
    const [bob] = (await get('/reports/profitability?by=contractor')).items;
    expect([bob.name, amounts(bob)]).toEqual([
      'Bob Plumbing',
      { revenue: '0.00', labour: '76.67', materials: '0.00', bills: '700.00', expenses: '100.00' },
    ]);
    const [labour] = (await get('/reports/profitability?by=service')).items;
    expect([labour.name, labour.figures.revenue.amount]).toEqual(['Labour', '1300.00']);
  });

  it('lead from every figure to its documents, which add up to it', async () => {
    const [job] = (await get('/reports/profitability')).items;
    for (const figure of Object.values<Answer>(job.figures)) {
      const { items } = await get(figure.documents.href.replace('/api/v1', ''));
      const cents = items.reduce(
        (sum: number, { amount }: Answer) => sum + Math.round(Number(amount) * 100),
        0,
      );
      expect([items.length, (cents / 100).toFixed(2)]).toEqual([figure.documents.count, figure.amount]);
    }
    const path = job.figures.labour.documents.href.replace('/api/v1', '');
    const first = await get(`${path}&limit=1`);
    const second = await get(`${path}&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ day, amount }: Answer) => [day, Number(amount)])).toEqual(
      [
        ['2026-10-20', 60],
        ['2026-11-02', 16.67],
      ],
    );
  });

  it('hold a job to its budget', async () => {
    const set = (version: number) =>
      office.call<Answer>('PATCH', `/jobs/${jobId}/budget`, {
        version,
        lines: [
          { category: 'labour', amount: '5950.00' },
          { category: 'materials', description: 'Valves', amount: '20.00' },
          { category: 'materials', amount: '30.00' },
        ],
      });
    const { body } = await set(0);
    expect(body).toMatchObject({
      version: 1,
      state: { budget: '6000.00', actual: '906.67', variance: '5093.33', isOver: false },
    });
    expect((await set(0)).body.code).toBe('INSIGHTS.BUDGET_CHANGED');
    const many = await Promise.all(Array.from({ length: 50 }, () => set(1)));
    expect(many.map(({ status }) => status).sort()).toEqual([200, ...Array(49).fill(409)]);
    const [row] = (await get('/reports/budget')).items;
    const over = row.categories.map(({ category, variance, isOver }: Answer) => [category, variance, isOver]);
    expect(over).toEqual([
      ['labour', '5873.33', false],
      ['materials', '20.00', false],
      ['bills', '-700.00', true],
      ['expenses', '-100.00', true],
    ]);
  });

  it('know what is earned, and what is billed ahead of it', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [row] = (await get(`/reports/wip?asOf=${today > '2026-11-30' ? today : '2026-11-30'}`)).items;
    // 906.67 of 6,000 is 15.1 % of 10,000.
    expect(row).toMatchObject({
      ...{ method: 'cost', percent: '15.1', earned: '1511.12', billed: '1300.00' },
      ...{ overBilled: '0.00', underBilled: '211.12', costToComplete: '5093.33' },
    });
  });

  it('agree with the money of the job itself', async () => {
    const { figures } = await get(`/jobs/${jobId}/financials`);
    expect([figures.labourCost.amount, figures.materialCost.amount, figures.otherCost.amount]).toEqual([
      '76.67',
      '730.00',
      '100.00',
    ]);
    expect(figures.committedCost).toMatchObject({ amount: '0.00', source: 'placeholder' });
    expect(figures.materialCost.documents.map(({ type }: Answer) => type).sort()).toEqual([
      'bill',
      'stock_movement',
      'stock_movement',
    ]);
  });

  it('know how a contractor works', async () => {
    const [bob] = (await get('/reports/productivity?from=2026-10-01&to=2026-11-30')).items;
    expect(bob).toMatchObject({
      ...{ name: 'Bob Plumbing', hours: '1.83', billableHours: '1.50', billablePercent: '81.8' },
      ...{
        entries: 3,
        rejectedEntries: 1,
        jobs: 1,
        completedJobs: 0,
        completionPercent: '0.0',
        onTimePercent: null,
      },
    });
  });

  it('take off what was credited, each credit with its document, and count no credit as paid', async () => {
    const { organizationId, customerId, contractorId, itemId } = office;
    const line = { lineNumber: 1, itemId, description: 'Back', quantity: '1' };
    const credit = async (number: string, amount: string, more: object) => {
      const id = newId();
      await test.app.get(Database).prisma.credit.create({
        data: {
          ...{ organizationId, id, number, direction: 'receivable', status: 'used', customerId },
          ...{ creditDate: day('2026-11-20'), subtotal: amount, taxAmount: '0', total: amount, balance: '0' },
          ...{ reason: 'Broken on arrival', ...more },
          lines: { create: [{ ...line, unitPrice: amount, amount, invoiceLineNumber: 1 }] },
        },
      });
      return id;
    };
    await office.inOneTransaction(async () => {
      const { prisma } = test.app.get(Database);
      const creditId = await credit('CR-1', '150', { invoiceId: invoices.november });
      await prisma.creditApplication.create({
        data: {
          ...{ organizationId, id: newId(), creditId, invoiceId: invoices.november, amount: '150' },
          appliedOn: day('2026-11-20'),
        },
      });
      await prisma.invoice.updateMany({ where: { id: invoices.november }, data: { balance: '200' } });
      await credit('CR-2', '999', { invoiceId: invoices.november, status: 'void' });
      await credit('VC-1', '100', {
        ...{ direction: 'payable', customerId: null, contractorId, invoiceId: invoices.bill },
        ...{ currency: 'USD', exchangeRate: '1.4' },
      });
    });
    const [job] = (await get('/reports/profitability')).items;
    expect(amounts(job)).toMatchObject({ revenue: '1150.00', bills: '560.00' });
    const { items } = await get(job.figures.revenue.documents.href.replace('/api/v1', ''));
    expect(items.map(({ type, number, amount }: Answer) => [type, number, Number(amount)])).toEqual([
      ['invoice', 'INV-1', 900],
      ['invoice', 'INV-2', 400],
      ['credit', 'CR-1', -150],
    ]);
    const [wip] = (await get('/reports/wip?asOf=2026-12-31')).items;
    expect(wip).toMatchObject({ billed: '1150.00' });
    const { figures } = await office.as(() => test.app.get(InsightsFacade).takeSnapshot(jobId));
    expect(figures.invoiced.amount).toBe('1150.00');
    expect(figures.paid.amount).toBe('50.00');
  });

  it('leave out, where only open jobs are asked for, what is done and billed in full', async () => {
    const done = await office.job('10');
    const change = (data: object) =>
      office.inOneTransaction(() =>
        test.app.get(Database).prisma.job.updateMany({ where: { id: done }, data }),
      );
    const jobs = async (more: string) => {
      const { items } = await get(`/reports/wip?asOf=2099-12-31${more}`);
      return items.map(({ id, underBilled }: Answer) => [id, underBilled]);
    };
    await change({ status: 'completed', completedAt: new Date() });
    expect(await jobs('&open=true')).toContainEqual([done, '10000.00']);
    await change({ contractAmount: '0' });
    expect(await jobs('')).toContainEqual([done, '0.00']);
    expect((await jobs('&open=true')).map(([id]: string[]) => id)).toEqual([jobId]);
    expect(await jobs('&open=true&limit=1')).toHaveLength(1);
  });

  it('ask the database a constant number of times, however many documents there are', async () => {
    const statements = async (path: string) => {
      const { pool } = test.app.get(Database);
      let asked = 0;
      const original = pool.query.bind(pool);
      Object.assign(pool, {
        query: (...given: unknown[]) => {
          asked++;
          return (original as (...all: unknown[]) => unknown)(...given);
        },
      });
      await get(path);
      Object.assign(pool, { query: original });
      return asked;
    };
    const before = await statements('/reports/profitability');
    expect(before).toBeGreaterThan(0);
    await office.inOneTransaction(async () => {
      for (let index = 0; index < 40; index++) await time('2026-12-01', 60, '40');
    });
    expect(await statements('/reports/profitability')).toBe(before);
  });
});
