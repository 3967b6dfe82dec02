import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

const WEEK = { from: '2026-11-02', to: '2026-11-08' };

describe('what invoices are made of', () => {
  let test: TestApp;
  let office: BillingFixture;

  const toCustomer = <T = InvoiceView>(body: object = {}) =>
    office.call<T>('POST', `/customers/${office.customerId}/invoices`, { ...WEEK, ...body });
  const billOf = <T = InvoiceView>(number: string, body: object = {}) =>
    office.call<T>('POST', `/contractors/${office.contractorId}/bills`, { ...WEEK, number, ...body });
  const void_ = (id: string) => office.call('POST', `/invoices/${id}/void`, { reason: 'Wrong rate' });

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
  });

  beforeEach(async () => {
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('groups approved time by service, job and rate, and bills it to the customer once', async () => {
    const jobId = await office.job('1');
    const { itemId } = office;
    const first = await office.approvedTime(jobId, { itemId, minutes: 100 });
    const second = await office.approvedTime(jobId, { itemId, minutes: 50, day: '2026-11-03' });
    const other = await office.approvedTime(jobId, { itemId, minutes: 60, hourlyRate: '120' });
    await office.approvedTime(jobId, { itemId, day: '2026-11-09' });

    const { status, body } = await toCustomer();
    expect(status).toBe(201);
    expect(body).toMatchObject({ jobId, subtotal: '357.50', taxAmount: '46.48', total: '403.98' });
    expect(body.lines).toMatchObject([
      { description: 'Labour, 2026-11-02 to 2026-11-03', quantity: '2.5', unitPrice: '95', amount: '237.50' },
      { quantity: '1', unitPrice: '120', amount: '120.00', evidence: [{ sourceId: other }] },
    ]);
    expect(body.lines[0]?.evidence?.map(({ sourceId }) => sourceId).sort()).toEqual([first, second].sort());
    const again = await toCustomer<Refusal>();
    expect(again).toMatchObject({ status: 409, body: { code: 'INVOICING.NO_TIME_TO_BILL' } });
    expect(again.body.detail).toBe('All approved time from 2026-11-02 to 2026-11-08 is billed already.');
  });

  it('lets the customer pay for time and the contractor bill it, and frees it when neither does', async () => {
    const jobId = await office.job('1');
    const id = await office.approvedTime(jobId, { itemId: office.itemId });
    const { body: invoice } = await toCustomer();
    const { status, body: bill } = await billOf('B-1', { taxCodeId: office.taxCodeId });
    expect(status).toBe(201);
    expect(bill).toMatchObject({ direction: 'payable', number: 'B-1', subtotal: '60.00', total: '67.80' });
    expect(await billOf('B-2')).toMatchObject({ status: 409, body: { code: 'INVOICING.NO_TIME_TO_BILL' } });

    await void_(invoice.id);
    expect(await office.statusOfTime(id)).toBe('invoiced');
    await void_(bill.id);
    expect(await office.statusOfTime(id)).toBe('approved');
    expect(await toCustomer()).toMatchObject({ status: 201 });
  });

  it('pays a contractor by her card: its rate, its overtime once however the week is billed, its minimum', async () => {
    const { itemId, contractorId } = office;
    const card = { name: 'Bob', contractorId, itemId, validFrom: '2026-01-01', value: '50' };
    const own = { dailyAfter: 480, dailyDoubleAfter: null, weeklyAfter: 600 };
    await office.call('POST', '/rate-cards', {
      ...{ ...card, overtimeSource: 'own', minimumCharge: '100' },
      overtime: { ...own, overtime: '1.5', double: '2', holiday: '2' },
    });
    const [boiler, roof] = [await office.job(), await office.job()];
    await office.approvedTime(boiler, { itemId, minutes: 600 });
    await office.approvedTime(roof, { itemId, minutes: 60, day: '2026-11-03' });
    await office.approvedTime(roof, { itemId, minutes: 120, day: '2026-11-04' });

    const { body: first } = await billOf('B-1', { jobId: boiler });
    expect(first.lines).toMatchObject([
      { quantity: '10', unitPrice: '50', amount: '500.00' },
      { description: 'Overtime at 1.5 times, Labour, 2026-11-02', quantity: '2', unitPrice: '25' },
    ]);
    expect(first.lines[0]?.evidence?.[0]?.reason).toBe(
      'Rate card "Bob" for this contractor, this item, in force since 2026-01-01. The entry itself says 40.00. (overtime: 120 of its minutes)',
    );
    const { body: second } = await billOf('B-2');
    expect(second.lines.map(({ description, amount }) => [description, amount])).toEqual([
      ['Labour, 2026-11-03 to 2026-11-04', '150.00'],
      ['Overtime at 1.5 times, Labour, 2026-11-04', '25.00'],
      ['Minimum charge of 100.00, 2026-11-03', '50.00'],
    ]);
    const { body: sale } = await toCustomer();
    expect(sale.lines.map(({ unitPrice }) => unitPrice)).toEqual(['95', '95']);
    expect(sale.lines[0]?.evidence?.[0]?.reason).toMatch(/^No rate card names a price/);
  });

  it('lets one of 50 who bill the same week win, and tells the others', async () => {
    const jobId = await office.job('1');
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04'])
      await office.approvedTime(jobId, { itemId: office.itemId, day });
    const answers = await Promise.all(Array.from({ length: 50 }, () => toCustomer<Refusal>()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
    const codes = new Set(answers.flatMap(({ status, body }) => (status === 409 ? body.code : [])));
    for (const code of codes)
      expect(['TIME_ENTRY.TRANSITION', 'INVOICING.NO_TIME_TO_BILL', 'INVOICING.EVIDENCE_BILLED']).toContain(
        code,
      );
  });

  it('gives time back when its line is taken off a draft', async () => {
    const jobId = await office.job('1');
    const { itemId } = office;
    const kept = await office.approvedTime(jobId, { itemId });
    const dropped = await office.approvedTime(jobId, { itemId, hourlyRate: '120' });
    const { body: draft } = await toCustomer();
    const lines = [{ itemId, quantity: '1.5', evidence: [{ kind: 'time_entry', sourceId: kept }] }];
    const changed = await office.call<InvoiceView>('PATCH', `/invoices/${draft.id}`, { version: 1, lines });
    expect(changed).toMatchObject({ status: 200, body: { subtotal: '142.50' } });
    expect([await office.statusOfTime(kept), await office.statusOfTime(dropped)]).toEqual([
      'invoiced',
      'approved',
    ]);
    expect(await toCustomer()).toMatchObject({ status: 201, body: { subtotal: '180.00' } });
  });

  it('refuses a time entry that two lines bill', async () => {
    const id = await office.approvedTime();
    const line = { itemId: office.itemId, timeEntryId: id };
    const body = { direction: 'receivable', customerId: office.customerId, lines: [line, line] };
    expect(await office.call('POST', '/invoices', body)).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.EVIDENCE_TWICE', field: 'lines.1.evidence' },
    });
  });

  it('takes a percentage off a line and off the whole, and charges freight', async () => {
    await office.settle();
    const body = {
      direction: 'receivable',
      customerId: office.customerId,
      lines: [
        { itemId: office.itemId, quantity: '3', unitPrice: '33.35', discountPercent: '10' },
        { kind: 'discount', description: 'Loyalty', discountPercent: '5' },
        { kind: 'discount', description: 'Early order', amount: '1.00' },
      ],
      freight: '12.00',
    };
    const { body: invoice } = await office.call<InvoiceView>('POST', '/invoices', body);
    expect(invoice.lines).toMatchObject([
      { quantity: '3', unitPrice: '30.013333', amount: '90.04' },
      { kind: 'discount', description: 'Loyalty, Early order', amount: '-6.10' },
      { description: 'Freight', amount: '12.00' },
    ]);
    expect(invoice).toMatchObject({
      subtotal: '102.04',
      discountAmount: '6.10',
      taxAmount: '12.48',
      total: '108.42',
    });
  });
});
