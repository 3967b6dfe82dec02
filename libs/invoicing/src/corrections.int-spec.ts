import { Money } from '#kernel';
import { Database } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { CreditView } from './domain/credit.js';
import type { RefundView } from './domain/refund.js';
import {
  type CustomerStatement,
  type InvoiceView,
  InvoicingFacade,
  InvoicingModule,
  type PaymentView,
} from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

describe('credits, refunds and statements', () => {
  let test: TestApp;
  let office: BillingFixture;

  const work = (amount: string) => ({ itemId: office.itemId, quantity: '1', unitPrice: amount });
  const approved = async (...amounts: string[]): Promise<InvoiceView> => {
    const lines = amounts.map(work);
    const body = { direction: 'receivable', customerId: office.customerId, lines, invoiceDate: '2026-10-01' };
    const { id } = (await office.call<InvoiceView>('POST', '/invoices', body)).body;
    await office.approve(id);
    return read(id);
  };
  const read = async (id: string) => (await office.call<InvoiceView>('GET', `/invoices/${id}`)).body;
  const credit = <T = CreditView>(invoiceId: string, body: object = {}) =>
    office.call<T>('POST', `/invoices/${invoiceId}/credits`, { reason: 'Broken on arrival', ...body });
  const goodwill = async (amount: string) =>
    (
      await office.call<CreditView>('POST', '/credits', {
        ...{ direction: 'receivable', customerId: office.customerId, reason: 'Goodwill' },
        lines: [work(amount)],
      })
    ).body;
  const pay = (amount: string, allocations: object[] = []) =>
    office.call<PaymentView>('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, paymentDate: '2026-10-15', currency: 'CAD' },
      ...{ amount, allocations, reference: 'Cheque 7' },
    });
  const on = (path: string, body: object) => office.call<Refusal>('POST', path, body);

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
  });

  beforeEach(async () => {
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('credits a whole invoice under its own number, which settles it', async () => {
    const invoice = await approved('100', '33.35');
    const { status, body } = await credit(invoice.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ number: 'CR-000001', status: 'used', total: invoice.total, balance: '0.00' },
      applications: [{ invoiceId: invoice.id, amount: invoice.total }],
    });
    expect(await read(invoice.id)).toMatchObject({ status: 'paid', balance: '0.00' });
    expect(await credit(invoice.id)).toMatchObject({ status: 409, body: { code: 'INVOICING.CREDIT_LINE' } });
    expect(await on(`/invoices/${invoice.id}/void`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.USED_LATER', fix: 'Void CR-000001 first.' },
    });
  });

  it('credits a part of a job line, which can then be billed again, until the credit is voided', async () => {
    const jobId = await office.job('4');
    const { id } = (await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {})).body;
    await office.approve(id);
    const { body } = await credit(id, { lines: [{ lineNumber: 1, quantity: '1.5' }], returnsWork: true });
    expect(body).toMatchObject({ subtotal: '150.00', total: '169.50' });
    expect(await office.invoicedOf(jobId)).toEqual(['2.5']);
    expect(await read(id)).toMatchObject({ status: 'partially_paid', balance: '282.50' });
    expect(await credit(id, { lines: [{ lineNumber: 1, quantity: '2.6' }] })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.CREDIT_LINE' },
    });
    await on(`/credits/${body.id}/void`, { reason: 'Found it' });
    expect(await office.invoicedOf(jobId)).toEqual(['4']);
    expect(await read(id)).toMatchObject({ status: 'sent', balance: '452.00' });
  });

  it('gives a part of the discount back with the lines, and never more than the invoice', async () => {
    const lines = [work('200'), work('100'), { kind: 'discount', description: 'Loyalty', amount: '30' }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    const { id } = (await office.call<InvoiceView>('POST', '/invoices', body)).body;
    await office.approve(id);
    expect((await credit(id, { lines: [{ lineNumber: 2 }] })).body).toMatchObject({
      ...{ subtotal: '100.00', discountAmount: '10.00', taxAmount: '11.70', total: '101.70' },
    });
    const over = await credit<Refusal>(id, { lines: [{ lineNumber: 1, amount: '250' }] });
    expect(over).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.CREDIT_LINE', field: 'lines.0.amount' },
    });
    expect((await credit(id)).body).toMatchObject({ total: '203.40' });
    expect(await read(id)).toMatchObject({ status: 'paid', balance: '0.00' });
  });

  it('keeps a credit after payment open, applies a part of it later and refunds the rest', async () => {
    const paid = await approved('100');
    await pay('113', [{ invoiceId: paid.id, amount: '113' }]);
    const { body: open } = await credit(paid.id);
    expect(open).toMatchObject({ status: 'open', balance: '113.00', applications: [] });

    const next = await approved('50');
    const applied = await on(`/credits/${open.id}/apply`, {
      allocations: [{ invoiceId: next.id, amount: '56.50' }],
    });
    expect(applied).toMatchObject({ status: 200, body: { status: 'open', balance: '56.50' } });
    const refund = { amount: '56.50', refundDate: '2026-10-20' };
    expect(await on(`/credits/${open.id}/refunds`, { ...refund, amount: '56.51' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.OVER_REFUNDED' },
    });
    const { body } = await office.call<RefundView>('POST', `/credits/${open.id}/refunds`, refund);
    expect((await office.call<CreditView>('GET', `/credits/${open.id}`)).body.status).toBe('used');
    expect(await on(`/credits/${open.id}/void`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.HAS_REFUNDS' },
    });
    await on(`/refunds/${body.id}/void`, { reason: 'Cheque came back' });
    expect(await on(`/refunds/${body.id}/void`, { reason: 'again' })).toMatchObject({ status: 409 });
    expect((await office.call<CreditView>('GET', `/credits/${open.id}`)).body).toMatchObject({
      ...{ status: 'open', balance: '56.50' },
    });
  });

  it('spends unapplied money later, and gives back what is left of it', async () => {
    const { body: payment } = await pay('200');
    const invoice = await approved('100');
    const allocate = (amount: string) =>
      on(`/payments/${payment.id}/allocate`, { allocations: [{ invoiceId: invoice.id, amount }] });
    expect(await allocate('50')).toMatchObject({ status: 200, body: { unappliedAmount: '150.00' } });
    expect(await allocate('63')).toMatchObject({
      body: { unappliedAmount: '87.00', lines: [{ invoiceId: invoice.id, amount: '113.00' }] },
    });
    expect(await read(invoice.id)).toMatchObject({ status: 'paid' });
    const refund = (amount: string) =>
      on(`/payments/${payment.id}/refunds`, { amount, refundDate: '2026-10-20' });
    expect(await refund('87.01')).toMatchObject({ status: 409, body: { code: 'INVOICING.OVER_REFUNDED' } });
    expect(await refund('87')).toMatchObject({ status: 201 });
    const shown = await office.call<PaymentView>('GET', `/payments/${payment.id}`);
    expect(shown.body).toMatchObject({ unappliedAmount: '0.00', refundedAmount: '87.00' });
    expect(await on(`/payments/${payment.id}/void`, { reason: 'Bounced' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.HAS_REFUNDS' },
    });
  });

  it('opens no more of a credit than it has when a refund is voided that the books did not know of', async () => {
    const open = await goodwill('100');
    const { body } = await office.call<RefundView>('POST', `/credits/${open.id}/refunds`, {
      amount: '60',
      refundDate: '2026-10-20',
    });
    const { credits } = test.app.get(InvoicingFacade);
    const stored = (await office.as(() => credits.readRecords([open.id]))).get(open.id)?.record;
    if (!stored) throw new Error('The credit was not stored.');
    await office.inOneTransaction(() => credits.importRecords([{ ...stored, balance: '93' }]));
    expect(await on(`/refunds/${body.id}/void`, { reason: 'Cheque came back' })).toMatchObject({
      status: 200,
    });
    expect((await office.call<CreditView>('GET', `/credits/${open.id}`)).body).toMatchObject({
      ...{ status: 'open', balance: '113.00' },
    });
  });

  it('takes a refund back of a credit that the books deleted, which stays void with nothing open', async () => {
    const credit = await goodwill('50');
    const given = { amount: '20', refundDate: '2026-10-20' };
    const { body: refund } = await office.call<RefundView>('POST', `/credits/${credit.id}/refunds`, given);
    const { credits } = test.app.get(InvoicingFacade);
    const record = (await office.as(() => credits.readRecords([credit.id]))).get(credit.id)?.record;
    if (!record) throw new Error('The credit was not stored.');
    await office.inOneTransaction(() => credits.importRecords([{ ...record, status: 'void', balance: '0' }]));
    expect(await on(`/refunds/${refund.id}/void`, { reason: 'Cheque came back' })).toMatchObject({
      status: 200,
    });
    expect((await office.call('GET', `/refunds/${refund.id}`)).body).toMatchObject({ status: 'void' });
    const shown = await office.call<CreditView>('GET', `/credits/${credit.id}`);
    expect(shown.body).toMatchObject({ status: 'void', balance: '0.00' });
  });

  it('voids and bills again with the same evidence, in one step', async () => {
    const jobId = await office.job('4');
    const time = await office.approvedTime(jobId, { itemId: office.itemId });
    const lines = [
      { ...work('100'), jobId, jobLineNumber: 1, quantity: '3' },
      { ...work('95'), timeEntryId: time, quantity: '1.5' },
    ];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    const { body: old } = await office.call<InvoiceView>('POST', '/invoices', body);
    await office.approve(old.id);
    const { status, body: fresh } = await office.call<InvoiceView>('POST', `/invoices/${old.id}/rebill`, {
      reason: 'Wrong PO number',
    });
    expect(status).toBe(201);
    expect(fresh).toMatchObject({ status: 'draft', replacesId: old.id, total: old.total });
    expect(fresh.number).not.toBe(old.number);
    expect(await read(old.id)).toMatchObject({ status: 'void' });
    expect(await office.invoicedOf(jobId)).toEqual(['3']);
    expect(await office.statusOfTime(time)).toBe('invoiced');
    expect(await on(`/invoices/${old.id}/rebill`, { reason: 'again' })).toMatchObject({ status: 409 });
  });

  it('shows what a customer owes, by open items and as a balance carried forward', async () => {
    const first = await approved('100');
    await pay('63', [{ invoiceId: first.id, amount: '53' }]);
    await approved('50');
    await goodwill('20');
    const url = `/customers/${office.customerId}/statement`;
    const { body: open } = await office.call<CustomerStatement>('GET', url);
    expect(open.openItems).toMatchObject([
      { kind: 'invoice', amount: '113.00', open: '60.00' },
      { kind: 'invoice', open: '56.50' },
      { kind: 'payment', number: 'Cheque 7', amount: '-63.00', open: '-10.00' },
      { kind: 'credit', number: 'CR-000001', open: '-22.60' },
    ]);
    const owed = Money.sum(open.openItems.map((item) => item.open)).toFixed();
    expect(Money.sum(Object.values(open.ageing)).toFixed()).toBe(owed);
    const { body: forward } = await office.call<CustomerStatement>(
      'GET',
      `${url}?kind=balance_forward&from=2026-10-10&to=2027-12-31`,
    );
    expect(forward).toMatchObject({
      ...{ openingBalance: '169.50', closingBalance: owed, currency: 'CAD', heldBack: '0.00' },
      entries: [
        { kind: 'payment', balance: '106.50' },
        { kind: 'credit', balance: '83.90' },
      ],
    });
  });

  it('adds up every document of a customer, and says so when they are too many to show', async () => {
    const { organizationId, customerId } = office;
    await office.inOneTransaction(() =>
      test.app.get(Database).rows(
        `INSERT INTO invoices (organization_id, id, number, direction, status, customer_id, invoice_date, due_date, subtotal, tax_amount, total, balance)
         SELECT $1::uuid, gen_random_uuid(), 'M-' || n, 'receivable', 'sent', $2::uuid, date '2026-01-01' + n / 100,
           CASE WHEN n % 2 = 0 THEN date '2026-02-01' END, 1, 0, 1, 1 FROM generate_series(1, 5001) n`,
        [organizationId, customerId],
      ),
    );
    const url = `/customers/${customerId}/statement`;
    const forward = (period: string) =>
      office.call<CustomerStatement & Refusal>('GET', `${url}?kind=balance_forward&${period}`);
    expect(await forward('from=2026-01-01&to=2026-12-31')).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.STATEMENT_TOO_LONG', fix: 'Ask for a shorter period.' },
    });
    const { body } = await forward('from=2026-02-01&to=2026-12-31');
    expect(body).toMatchObject({
      ...{ openingBalance: '3099.00', closingBalance: '5001.00' },
      ageing: { current: '2501.00', over90: '2500.00' },
    });
    expect(body.entries.at(-1)?.balance).toBe('5001.00');
    expect((await forward('from=2026-01-01&to=2026-01-31')).body.closingBalance).toBe('3099.00');
    expect(await office.call<Refusal>('GET', url)).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.STATEMENT_TOO_LONG', field: 'kind' },
    });
  });

  it('numbers credits without gaps or doubles when 50 are written at once', async () => {
    const credits = await Promise.all(Array.from({ length: 50 }, () => goodwill('1')));
    expect(credits.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 50 }, (_, n) => `CR-${String(n + 1).padStart(6, '0')}`),
    );
  });
});
