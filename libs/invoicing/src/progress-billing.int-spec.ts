import { JobCompleted } from '#jobs';
import { addDays, localDateOf, Money } from '#kernel';
import { Database } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { HoldbackView } from './domain/held-back.js';
import type { Schedule } from './domain/schedule.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import { JobCompletedListener } from './listeners/job-completed.listener.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

interface Deposit {
  id: string;
  amount: string;
  appliedAmount: string;
}

describe('progress billing', () => {
  let test: TestApp;
  let office: BillingFixture;
  let jobId: string;

  const progress = <T = InvoiceView>(lines: object[], body: object = {}) =>
    office.call<T>('POST', `/jobs/${jobId}/progress-invoices`, { lines, ...body });
  const schedule = async () =>
    (await office.call<Schedule & { billedValue: string }>('GET', `/jobs/${jobId}/schedule-of-values`)).body;
  const save = <T = Schedule>(lines: object[], body: object = {}) =>
    office.call<T>('PUT', `/jobs/${jobId}/schedule-of-values`, { lines, ...body });
  const holdbacks = async (query = '') =>
    (await office.call<{ items: HoldbackView[] }>('GET', `/holdbacks?jobId=${jobId}${query}`)).body.items;
  const release = <T = { items: InvoiceView[] }>(body: object) =>
    office.call<T>('POST', '/holdbacks/release', body);
  const void_ = <T>(id: string) => office.call<T>('POST', `/invoices/${id}/void`, { reason: 'Wrong' });

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
  });

  beforeEach(async () => {
    office = await BillingFixture.create(test);
    await office.settle();
    jobId = await office.job('1');
    const { itemId } = office;
    await save(
      [
        { description: 'Rough-in', itemId, scheduledValue: '10000.01' },
        { description: 'Pipe', itemId, scheduledValue: '3000', quantity: '300', unit: 'm' },
        { description: 'Commissioning', itemId, scheduledValue: '2000', kind: 'milestone' },
      ],
      { holdbackPercent: '10' },
    );
  });

  afterAll(() => test.close());

  it('is agreed on with items and tax codes of one’s own only', async () => {
    const [, second] = (await schedule()).lines;
    const other = await BillingFixture.create(test);
    for (const [field, code] of [
      ['itemId', 'INVOICING.NO_SUCH_ITEM'],
      ['taxCodeId', 'INVOICING.UNKNOWN_TAX_CODE'],
    ] as const) {
      const own = { description: 'Rough-in', itemId: office.itemId, scheduledValue: '10000.01' };
      const lines = [own, { description: 'Pipe', scheduledValue: '3000', [field]: other[field] }];
      expect(await save<Refusal>(lines)).toMatchObject({
        ...{ status: 422, body: { code, field: `lines.1.${field}` } },
      });
    }
    expect((await schedule()).lines[1]).toEqual(second);
  });

  it('bills percentages and quantities to date, less what was billed before, with 10 % held back', async () => {
    const { status, body } = await progress([
      { lineNumber: 1, percentToDate: '33.33' },
      { lineNumber: 2, quantityToDate: '100' },
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'progress', holdbackPercent: '10', jobId });
    expect(body.lines).toMatchObject([
      { amount: '3333.00', evidence: [{ kind: 'schedule_line', amount: '3333', previousAmount: '0' }] },
      { amount: '1000.00' },
      { amount: '-433.30', role: 'holdback', description: 'Holdback 10 %' },
    ]);
    expect(body).toMatchObject({ subtotal: '3899.70', taxAmount: '506.96', total: '4406.66' });

    const { body: second } = await progress([{ lineNumber: 1, percentToDate: '66.67' }]);
    expect(second.lines[0]).toMatchObject({
      description: 'Rough-in: 6667.01 of 10000.01 to date, 3333.00 before',
      amount: '3334.01',
    });
    expect((await schedule()).lines).toMatchObject([
      { billedValue: '6667.01', remainingValue: '3333.00', billedPercent: '66.67' },
      { billedValue: '1000.00' },
      { billedValue: '0.00' },
    ]);
  });

  it('adds up to the value of a line to the cent, and bills no more', async () => {
    const amounts: string[] = [];
    for (const percentToDate of ['11.111', '33.3333', '77.77', '100'])
      amounts.push((await progress([{ lineNumber: 1, percentToDate }])).body.lines[0]?.amount ?? '');
    expect(Money.sum(amounts).toFixed()).toBe('10000.01');
    const over = await progress<Refusal>([{ lineNumber: 1, percentToDate: '100.01' }]);
    expect(over).toMatchObject({ status: 409, body: { code: 'INVOICING.OVER_SCHEDULE' } });
    expect(over.body.detail).toBe('Line 1 is worth 10000.01, so 10001.01 to date cannot be billed.');
    expect(await progress([{ lineNumber: 1, percentToDate: '100' }])).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NOTHING_TO_BILL' },
    });
  });

  it('bills a milestone whole, once', async () => {
    const { body } = await progress([{ lineNumber: 3 }]);
    expect(body.lines[0]).toMatchObject({ description: 'Commissioning', amount: '2000.00' });
    expect(await progress([{ lineNumber: 3 }])).toMatchObject({ status: 409 });
    expect(await progress([{ lineNumber: 1, percentToDate: '5', amount: '7' }])).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.SCHEDULE_LINE', field: 'lines.0' },
    });
  });

  it('lets one of 50 who bill the same progress win', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => progress<Refusal>([{ lineNumber: 1, percentToDate: '40' }])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
    expect((await schedule()).billedValue).toBe('4000.00');
  });

  it('gives the progress back when the invoice is voided, and keeps what is billed in a change order', async () => {
    const { body: first } = await progress([{ lineNumber: 1, percentToDate: '50' }]);
    const lower = await save<Refusal>([{ description: 'Rough-in', scheduledValue: '4000' }]);
    expect(lower).toMatchObject({ status: 409, body: { code: 'INVOICING.SCHEDULE_BILLED' } });
    await void_(first.id);
    expect((await schedule()).billedValue).toBe('0.00');
    expect(await save([{ description: 'Rough-in', scheduledValue: '4000' }])).toMatchObject({ status: 200 });
  });

  it('keeps the holdback as a claim of its own, due by the completion of the job, and releases it once', async () => {
    const { body: first } = await progress([{ lineNumber: 1, percentToDate: '50' }]);
    const { body: second } = await progress([{ lineNumber: 3 }]);
    expect(await holdbacks()).toEqual([]);
    await office.approve(first.id);
    await office.approve(second.id);
    expect(await holdbacks()).toMatchObject([
      { number: second.number, amount: '200.00', status: 'held', releaseOn: null },
      { number: first.number, amount: '500.00', status: 'held' },
    ]);

    await office.as(() =>
      test.app
        .get(JobCompletedListener)
        .handle({ name: JobCompleted.eventName, event: new JobCompleted(jobId, 2) }),
    );
    expect((await holdbacks()).map(({ releaseOn }) => releaseOn)).toEqual([
      expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      expect.any(String),
    ]);
    expect(await release({ jobId, dueOnly: true })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NOTHING_HELD_BACK' },
    });
    await office.call('POST', '/holdbacks/release-day', { jobId, releaseOn: '2026-01-31' });
    expect((await holdbacks('&status=due')).length).toBe(2);

    const answers = await Promise.all(Array.from({ length: 10 }, () => release({ jobId, dueOnly: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const [released] = answers.find(({ status }) => status === 201)?.body.items ?? [];
    expect(released).toMatchObject({
      kind: 'holdback_release',
      subtotal: '700.00',
      taxAmount: '91.00',
      total: '791.00',
      lines: [
        { description: `Holdback of ${first.number}` },
        { description: `Holdback of ${second.number}` },
      ],
    });
    expect((await holdbacks()).map(({ status }) => status)).toEqual(['released', 'released']);

    const refused = await void_<Refusal>(first.id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'INVOICING.USED_LATER' } });
    expect(refused.body.fix).toBe(`Void ${released?.number} first.`);
    await void_(released?.id ?? '');
    expect(await void_(first.id)).toMatchObject({ status: 200 });
  });

  it('holds back and releases by the law of the province where the work is done', async () => {
    const { prisma } = test.app.get(Database);
    await office.inOneTransaction(async () => {
      await prisma.job.updateMany({ where: { id: jobId }, data: { siteAddress: { province: 'MB' } } });
    });
    const { body: invoice } = await office.call<InvoiceView>('POST', '/invoices', {
      direction: 'receivable',
      customerId: office.customerId,
      jobId,
      holdback: {},
      lines: [{ itemId: office.itemId, quantity: '1', unitPrice: '1000' }],
    });
    expect(invoice).toMatchObject({ holdbackPercent: '7.5', subtotal: '925.00' });
    await office.approve(invoice.id);
    await office.as(() =>
      test.app
        .get(JobCompletedListener)
        .handle({ name: JobCompleted.eventName, event: new JobCompleted(jobId, 2) }),
    );
    const [held] = await holdbacks();
    const today = localDateOf(new Date(), 'America/Toronto');
    expect(held).toMatchObject({ amount: '75.00', releaseOn: addDays(today, 61) });
  });

  it('asks for a deposit, takes it off later invoices, and never more than is left', async () => {
    const ask = { amount: '1000', jobId };
    const { status, body: deposit } = await office.call<InvoiceView>(
      'POST',
      `/customers/${office.customerId}/deposits`,
      ask,
    );
    expect(status).toBe(201);
    expect(deposit).toMatchObject({ kind: 'deposit', subtotal: '1000.00', total: '1130.00' });
    const list = async () =>
      (await office.call<{ items: Deposit[] }>('GET', `/deposits?jobId=${jobId}`)).body.items;
    const [{ id: depositId }] = (await list()) as [Deposit];
    const use = (amount?: string) =>
      progress<InvoiceView & Refusal>([{ lineNumber: 1, amount: '2000' }], {
        deposits: [{ depositId, amount }],
        holdback: null,
      });
    expect(await use('600')).toMatchObject({ status: 409, body: { code: 'INVOICING.DEPOSIT_NOT_LIVE' } });
    await office.approve(deposit.id);

    const { body: invoice } = await use('600');
    expect(invoice).toMatchObject({ subtotal: '1400.00', taxAmount: '182.00', total: '1582.00' });
    expect(invoice.lines[1]).toMatchObject({ role: 'deposit_applied', amount: '-600.00' });
    expect(await use('400.01')).toMatchObject({ status: 409, body: { code: 'INVOICING.DEPOSIT_SPENT' } });
    expect(await void_(deposit.id)).toMatchObject({ status: 409, body: { code: 'INVOICING.USED_LATER' } });
    expect((await use()).body.lines[1]).toMatchObject({ amount: '-400.00' });
    await void_(invoice.id);
    expect(await list()).toMatchObject([{ amount: '1000.00', appliedAmount: '400.00' }]);
  });

  it('says what to set when no item is chosen for a holdback', async () => {
    await office.settle({ holdbackItemId: null });
    const refused = await progress<Refusal>([{ lineNumber: 1, percentToDate: '1' }]);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.ITEM_NOT_SET', fix: expect.stringContaining('billing settings') },
    });
  });
});
