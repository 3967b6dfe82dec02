import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsFacade, InsightsModule } from './index.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
type Answer = any;

describe('what jobs bring and cost', () => {
  let test: TestApp;
  let office: BillingFixture;
  const jobs: string[] = [];

  const get = async (path: string) => (await office.call<Answer>('GET', path)).body;
  const one = async (jobId: string) => (await get(`/reports/jobs?jobId=${jobId}`)).items[0];

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    for (let index = 0; index < 3; index++) jobs.push(await office.job('4'));
  });

  afterAll(() => test.close());

  it('names for each figure who says so, and leads to documents that add up to it', async () => {
    const [jobId = ''] = jobs;
    const time = await office.approvedTime(jobId);
    const orderId = await office.supplierOrder('10', { jobId });
    const lines = [{ category: 'labour', amount: '6000.00' }];
    await office.call('PATCH', `/jobs/${jobId}/budget`, { version: 0, lines });
    const job = await one(jobId);
    expect(job).toMatchObject({
      ...{ id: jobId, customerName: 'Acme Towers', booksAsOf: null, budget: '6000.00', cost: '60.00' },
      figures: {
        contract: { amount: '10000.00', source: 'operations' },
        billed: { amount: '0.00', source: 'placeholder', documents: [] },
        labour: { amount: '60.00', source: 'operations' },
        committed: { amount: '40.00', source: 'operations' },
      },
      ...{ expectedCost: '6000.00', planned: { amount: '4000.00', percent: '40.0' } },
      orders: [{ id: orderId, amount: '40.00' }],
    });
    const [list] = job.figures.labour.documents;
    const { items } = await get(list.replace('/api/v1', ''));
    expect(items.map(({ id, amount }: Answer) => [id, amount])).toEqual([[time, '60.00']]);
  });

  it('takes what the books said last, and says when that was', async () => {
    const jobId = jobs[1] ?? '';
    const asOf = '2026-11-21T03:00:00.000Z';
    const costs = { labour: '100', materials: '50', other: '25' };
    const figures = { system: 'quickbooks-online', invoiced: '500', paid: '0', costs, documents: [], asOf };
    await office.as(() => test.app.get(InsightsFacade).takeSnapshot(jobId, figures));
    expect(await one(jobId)).toMatchObject({
      booksAsOf: asOf,
      cost: '175.00',
      figures: {
        billed: { amount: '500.00', source: 'accounting', documents: [] },
        labour: { amount: '100.00', source: 'accounting' },
      },
      ...{ planned: null, margin: { amount: '9825.00' } },
    });
    await office.as(() => test.app.get(InsightsFacade).takeSnapshot(jobId));
    expect(await one(jobId)).toMatchObject({ booksAsOf: null, figures: { billed: { amount: '0.00' } } });
  });

  it('lists the newest first, page by page, and finds a job by its number or its customer', async () => {
    const ids = async (query: string) => {
      const { items, nextCursor } = await get(`/reports/jobs?${query}`);
      return [items.map(({ id }: Answer) => id), nextCursor];
    };
    const [first, cursor] = await ids('limit=2');
    expect([first, await ids(`limit=2&cursor=${cursor}`)]).toEqual([
      [jobs[2], jobs[1]],
      [[jobs[0]], null],
    ]);
    const { number } = await one(jobs[0] ?? '');
    expect((await ids(`q=${number}&open=true`))[0]).toEqual([jobs[0]]);
    expect((await ids('q=acme%20TOWERS'))[0]).toHaveLength(3);
    expect((await ids('q=%25'))[0]).toEqual([]);
  });
});
