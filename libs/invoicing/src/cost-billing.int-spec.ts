import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

interface Unbilled {
  amount: string;
  parts: { source: string; amount: string; lines: { description: string }[] }[];
}

describe('costs that are billed on', () => {
  let test: TestApp;
  let office: BillingFixture;

  const billJob = <T = InvoiceView>(jobId: string, body: object) =>
    office.call<T>('POST', `/jobs/${jobId}/invoices`, body);
  const void_ = (id: string) => office.call('POST', `/invoices/${id}/void`, { reason: 'Wrong mark-up' });
  const agree = (body: object) => office.call('PUT', '/markups', body);

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
  });

  beforeEach(async () => {
    office = await BillingFixture.create(test);
    await office.settle({ expenseItemId: office.itemId, markupPercent: '10' });
  });

  afterAll(() => test.close());

  it('bills expenses before tax with the mark-up that was agreed, and says which one it was', async () => {
    const jobId = await office.job();
    await office.approvedExpense(jobId);
    await office.approvedExpense(jobId, { category: 'meals', amount: '20.00', taxAmount: '0' });
    await agree({ customerId: office.customerId, percent: '20' });
    await agree({ jobId, category: 'meals', percent: '0' });
    const { status, body } = await billJob(jobId, { sources: ['expenses'] });
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([
      { description: 'Fuel, Shell, 2026-11-02', amount: '60.00', jobId },
      { description: 'Meals, Shell, 2026-11-02', amount: '20.00' },
    ]);
    expect(body.lines.map(({ evidence }) => evidence?.[0]?.reason)).toEqual([
      'Cost 50.00, plus 20 % mark-up (agreed with this customer).',
      'Cost 20.00, plus 0 % mark-up (agreed for this job for meals).',
    ]);
    await agree({ jobId, category: 'meals', percent: null });
    const left = await office.call<{ items: object[] }>('GET', `/markups?jobId=${jobId}`);
    expect(left.body.items).toEqual([]);
  });

  it('bills the material that a job used, and takes off what came back later', async () => {
    const jobId = await office.job();
    await office.material(jobId, '4', '10');
    const { body: first } = await billJob(jobId, { sources: ['material'] });
    expect(first.lines).toMatchObject([
      { description: 'Labour, 2026-11-03', quantity: '4', amount: '44.00' },
    ]);
    await office.material(jobId, '6', '20');
    await office.material(jobId, '1', null);
    const { body: second } = await billJob(jobId, { sources: ['material'] });
    expect(second.lines).toMatchObject([{ quantity: '5', amount: '114.40' }]);
    expect(await billJob<Refusal>(jobId, { sources: ['material'] })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NOTHING_TO_BILL', detail: 'There is no used material left to bill.' },
    });
    await void_(first.id);
    expect((await billJob(jobId, { sources: ['material'] })).body.subtotal).toBe('44.00');
  });

  it('shows everything that a job has unbilled, bills it in one go, and has nothing left', async () => {
    const jobId = await office.job();
    const expense = await office.approvedExpense(jobId);
    const time = await office.approvedTime(jobId, { itemId: office.itemId, hourlyRate: '90', minutes: 120 });
    await office.material(jobId, '2', '10');
    const url = `/jobs/${jobId}/unbilled`;
    const { body: open } = await office.call<Unbilled>('GET', url);
    expect(open.amount).toBe('257.00');
    expect(open.parts.map(({ source, amount }) => [source, amount])).toEqual([
      ['quantities', '0.00'],
      ['time', '180.00'],
      ['expenses', '55.00'],
      ['material', '22.00'],
    ]);
    const { body: invoice } = await billJob(jobId, { everything: true });
    expect(invoice).toMatchObject({ subtotal: '257.00', jobId });
    expect((await office.call<Unbilled>('GET', url)).body.amount).toBe('0.00');
    expect([await office.statusOfTime(time), await office.statusOfExpense(expense)]).toEqual([
      'invoiced',
      'invoiced',
    ]);
    await void_(invoice.id);
    expect([await office.statusOfTime(time), await office.statusOfExpense(expense)]).toEqual([
      'approved',
      'approved',
    ]);
  });

  it('bills all jobs of a customer, and leaves out material that the price of a job holds already', async () => {
    const [priced, open] = [await office.job('2'), await office.job()];
    await office.material(priced, '1', '70');
    await office.material(open, '1', '10');
    await office.approvedExpense(priced);
    const { status, body } = await office.call<InvoiceView>(
      'POST',
      `/customers/${office.customerId}/invoices`,
      { everything: true },
    );
    expect(status).toBe(201);
    expect(body.lines.map(({ amount, jobId }) => [amount, jobId])).toEqual([
      ['200.00', priced],
      ['55.00', priced],
      ['11.00', open],
    ]);
    const byName = await billJob(priced, { sources: ['material'] });
    expect(byName.body.subtotal).toBe('77.00');
  });

  it('pays a contractor back what she paid, while her customer is billed for it, too', async () => {
    const jobId = await office.job();
    const id = await office.approvedExpense(jobId);
    const bill = await office.call<InvoiceView>('POST', `/contractors/${office.contractorId}/bills`, {
      ...{ number: 'B-1', sources: ['expenses'] },
    });
    expect(bill.body).toMatchObject({ direction: 'payable', subtotal: '56.50', taxAmount: '0.00' });
    const sale = await billJob(jobId, { sources: ['expenses'] });
    expect(sale.status).toBe(201);
    await void_(bill.body.id);
    expect(await office.statusOfExpense(id)).toBe('invoiced');
    await void_(sale.body.id);
    expect(await office.statusOfExpense(id)).toBe('approved');
  });

  it('prices a typed line that names costs and no price', async () => {
    const jobId = await office.job();
    const expense = await office.approvedExpense(jobId);
    const used = await office.material(jobId, '3', '10');
    const lines = [
      { evidence: [{ kind: 'expense', sourceId: expense }] },
      { description: 'Copper', evidence: [{ kind: 'material_use', sourceId: used }] },
    ];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    const { status, body: invoice } = await office.call<InvoiceView>('POST', '/invoices', body);
    expect(status).toBe(201);
    expect(invoice.lines).toMatchObject([
      { amount: '55.00' },
      { description: 'Copper', quantity: '3', unitPrice: '11', amount: '33.00' },
    ]);
    expect(await office.call<Refusal>('POST', '/invoices', body)).toMatchObject({
      status: 409,
    });
  });

  it('lets one of 50 who bill the same costs win', async () => {
    const jobId = await office.job();
    await office.approvedExpense(jobId);
    await office.material(jobId, '3', '10');
    const sources = ['expenses', 'material'];
    const answers = await Promise.all(Array.from({ length: 50 }, () => billJob(jobId, { sources })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
    const material = await office.job();
    await office.material(material, '3', '10');
    const again = await Promise.all(
      Array.from({ length: 50 }, () => billJob(material, { sources: ['material'] })),
    );
    expect(again.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
  });
});
