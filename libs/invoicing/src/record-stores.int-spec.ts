import { newId } from '#kernel';
import { Database } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import {
  type InvoiceRecord,
  type InvoiceView,
  InvoicingFacade,
  InvoicingModule,
  type PaymentRecord,
} from './index.js';
import { BillingFixture } from './testing/billing-fixture.js';
import { isWaiting, whileOpen } from './testing/while-open.js';

describe('invoicing record stores', () => {
  let test: TestApp;
  let office: BillingFixture;
  let facade: InvoicingFacade;

  const invoice = (): InvoiceRecord => ({
    ...{
      id: newId(),
      number: '1041',
      direction: 'receivable',
      status: 'sent',
      jobId: null,
      purchaseOrderId: null,
    },
    ...{
      customerId: office.customerId,
      contractorId: null,
      invoiceDate: '2026-03-08',
      dueDate: null,
      termId: null,
    },
    ...{ currency: 'USD', exchangeRate: '1.3712', subtotal: '100', discountAmount: '10', taxAmount: '11.7' },
    ...{
      total: '101.7',
      balance: '50',
      billingAddress: { line1: '1 Main' },
      email: null,
      customerMemo: 'Merci',
    },
    ...{ privateNote: null, source: 'quickbooks-online' },
    lines: [
      {
        ...{
          lineNumber: 1,
          kind: 'item',
          itemId: office.itemId,
          accountId: null,
          description: 'Work',
          quantity: '1',
        },
        ...{
          unitPrice: '100',
          amount: '100',
          taxCodeId: office.taxCodeId,
          taxAmount: null,
          serviceDate: '2026-03-01',
        },
        ...{ jobId: null, jobLineNumber: null, timeEntryId: null },
      },
    ],
  });
  const payment = (invoiceId: string): PaymentRecord => ({
    ...{
      id: newId(),
      direction: 'received',
      status: 'recorded',
      customerId: office.customerId,
      contractorId: null,
    },
    ...{
      paymentDate: '2026-03-09',
      amount: '60',
      unappliedAmount: '8.3',
      currency: 'USD',
      exchangeRate: '1.37',
    },
    ...{
      paymentMethodId: null,
      accountId: null,
      reference: 'CHQ 9',
      memo: null,
      source: 'quickbooks-online',
    },
    lines: [{ lineNumber: 1, invoiceId, amount: '51.7' }],
  });

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
    facade = test.app.get(InvoicingFacade);
  });

  afterAll(() => test.close());

  it('give back invoices and payments exactly as written, and leave an echo alone', async () => {
    const written = invoice();
    const paid = payment(written.id);
    await office.inOneTransaction(async () => {
      await facade.invoices.importRecords([written], { fresh: true });
      await facade.payments.importRecords([paid], { fresh: true });
    });
    expect((await office.as(() => facade.invoices.readRecords([written.id]))).get(written.id)).toEqual({
      record: written,
      version: 1,
    });
    expect((await office.as(() => facade.payments.readRecords([paid.id]))).get(paid.id)).toEqual({
      record: { ...paid, refunds: [] },
      version: 1,
    });
    const echo = await office.inOneTransaction(() =>
      facade.invoices.importRecords([{ ...written, total: '101.70' }]),
    );
    expect(echo).toEqual(new Map());
    expect(await office.as(() => facade.invoice(written.id))).toMatchObject({ balance: '50', version: 1 });
  });

  it('give the job its quantities back when the accounting system voided our invoice', async () => {
    const jobId = await office.job('4');
    const { body } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    const stored = await office.as(() => facade.invoices.readRecords([body.id]));
    const record = stored.get(body.id)?.record;
    if (!record) throw new Error('The invoice was not stored.');
    const voided = { ...record, status: 'void' as const, balance: '0' };
    await office.inOneTransaction(() => facade.invoices.importRecords([voided]));
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
    await office.inOneTransaction(() => facade.invoices.importRecords([{ ...voided, privateNote: 'again' }]));
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
  });

  it('bill what a credit of ours had given back again when the accounting system voided it', async () => {
    const credited = async (invoiceId: string, more: object) => {
      await office.approve(invoiceId);
      const { body } = await office.call<{ id: string }>('POST', `/invoices/${invoiceId}/credits`, {
        ...{ reason: 'Returned', lines: [{ lineNumber: 1, quantity: '1' }], returnsWork: true },
        ...more,
      });
      return body.id;
    };
    const voidThere = async (id: string) => {
      const record = (await office.as(() => facade.credits.readRecords([id]))).get(id)?.record;
      if (!record) throw new Error('The credit was not stored.');
      const voided = { ...record, status: 'void' as const, balance: '0' };
      await office.inOneTransaction(() => facade.credits.importRecords([voided]));
      await office.inOneTransaction(() => facade.credits.importRecords([{ ...voided, reason: 'again' }]));
    };
    const jobId = await office.job('4');
    const billJob = () => office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    const ofJob = await credited((await billJob()).body.id, {});
    // Somebody billed what was given back, so that more than everything is billed now: as it is in the books.
    expect((await billJob()).status).toBe(201);
    expect(await office.invoicedOf(jobId)).toEqual(['4']);
    await voidThere(ofJob);
    expect(await office.invoicedOf(jobId)).toEqual(['5']);

    const orderId = await office.supplierOrder();
    const { body: bill } = await office.call<InvoiceView>('POST', `/purchase-orders/${orderId}/bills`, {
      number: 'S-9',
    });
    const ofOrder = await credited(bill.id, { number: 'SC-9' });
    expect(await office.billedOf(orderId)).toEqual(['9', '36.00']);
    await voidThere(ofOrder);
    expect(await office.billedOf(orderId)).toEqual(['10', '40.00']);

    // An order that was cancelled meanwhile is billed all the same in the books, which the three-way match then says.
    const cancelled = await office.supplierOrder();
    const { body: last } = await office.call<InvoiceView>('POST', `/purchase-orders/${cancelled}/bills`, {
      number: 'S-10',
    });
    const ofCancelled = await credited(last.id, { number: 'SC-10' });
    const url = `/purchase-orders/${cancelled}`;
    const { body: order } = await office.call<{ version: number }>('GET', url);
    const cancellation = { version: order.version, reason: 'Not needed any more.' };
    expect((await office.call('POST', `${url}/cancel`, cancellation)).status).toBe(200);
    expect(await office.call('POST', `/credits/${ofCancelled}/void`, { reason: 'x' })).toMatchObject({
      ...{ status: 409, body: { code: 'PURCHASE_ORDERS.NOT_IN_FORCE' } },
    });
    await voidThere(ofCancelled);
    expect(await office.billedOf(cancelled)).toEqual(['10', '40.00']);
  });

  it('give the job what is left when the accounting system voided an invoice of which a credit gave back a part', async () => {
    const jobId = await office.job('4');
    const { body } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    await office.approve(body.id);
    const { body: credit } = await office.call<{ id: string }>('POST', `/invoices/${body.id}/credits`, {
      ...{ reason: 'Returned', lines: [{ lineNumber: 1, quantity: '1' }], returnsWork: true },
    });
    expect(await office.invoicedOf(jobId)).toEqual(['3']);
    const ours = (await office.as(() => facade.invoices.readRecords([body.id]))).get(body.id)?.record;
    const theirs = (await office.as(() => facade.credits.readRecords([credit.id]))).get(credit.id)?.record;
    if (!ours || !theirs) throw new Error('The documents were not stored.');
    const gone = { status: 'void', balance: '0' } as const;
    await office.inOneTransaction(() => facade.invoices.importRecords([{ ...ours, ...gone }]));
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
    // What the credit had given back is billed by nobody any more.
    await office.inOneTransaction(() => facade.credits.importRecords([{ ...theirs, ...gone }]));
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
  });

  it('leave what another invoice bills of a line when one with a credit is voided in the books', async () => {
    const jobId = await office.job('10');
    const bill = async () => {
      const wish = { lines: [{ lineNumber: 1, quantity: '5' }] };
      const { body } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, wish);
      await office.approve(body.id);
      return body.id;
    };
    const [first] = [await bill(), await bill()];
    const { body: credit } = await office.call<{ id: string }>('POST', `/invoices/${first}/credits`, {
      ...{ reason: 'Returned', lines: [{ lineNumber: 1, quantity: '2' }], returnsWork: true },
    });
    expect(await office.invoicedOf(jobId)).toEqual(['8']);
    const ours = (await office.as(() => facade.invoices.readRecords([first]))).get(first)?.record;
    if (!ours) throw new Error('The invoice was not stored.');
    await office.pull({ ...ours, status: 'void', balance: '0' });
    expect(await office.invoicedOf(jobId)).toEqual(['5']);
    // The invoice that the credit is of bills nothing any more, so nothing is billed again with the credit gone.
    expect((await office.call('POST', `/credits/${credit.id}/void`, { reason: 'x' })).status).toBe(200);
    expect(await office.invoicedOf(jobId)).toEqual(['5']);
  });

  it('bill nothing again when a credit is voided here while its invoice is voided in the books', async () => {
    const jobId = await office.job('4');
    const { body: sale } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, {});
    await office.approve(sale.id);
    const { total, currency } = sale;
    await office.call('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, paymentDate: '2026-11-10', currency },
      ...{ amount: total, allocations: [{ invoiceId: sale.id, amount: total }] },
    });
    const { body: credit } = await office.call<{ id: string }>('POST', `/invoices/${sale.id}/credits`, {
      ...{ reason: 'Returned', lines: [{ lineNumber: 1, quantity: '1' }], returnsWork: true },
    });
    const ours = (await office.as(() => facade.invoices.readRecords([sale.id]))).get(sale.id)?.record;
    if (!ours) throw new Error('The invoice was not stored.');
    const voiding = await whileOpen(
      office,
      () => facade.invoices.importRecords([{ ...ours, status: 'void', balance: '0' }]),
      () => office.call('POST', `/credits/${credit.id}/void`, { reason: 'x' }),
    );
    expect(voiding.status).toBe(200);
    expect(await office.invoicedOf(jobId)).toEqual(['0']);
  });

  it('wait for whoever holds one of their bills without holding another, so that no two wait for each other', async () => {
    const [first, second] = [office.bookedBill('1', '4'), office.bookedBill('1', '4')].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    ) as [InvoiceRecord, InvoiceRecord];
    await office.pull(first, second);
    const { pulling, held } = await office.inOneTransaction(async () => {
      const hold = (id: string) =>
        test.app.get(Database).rows('SELECT id FROM invoices WHERE id = $1 FOR UPDATE NOWAIT', [id]);
      await hold(first.id);
      const pulling = office.pull(...[second, first].map((bill) => ({ ...bill, privateNote: 'Paid soon' })));
      await eventually(() => isWaiting(office), 'the page to wait');
      return { pulling, held: await hold(second.id) };
    });
    await pulling;
    expect(held).toHaveLength(1);
  });

  it('keep the figures of the accounting system beside ours, without a new version', async () => {
    const written = invoice();
    await office.inOneTransaction(() => facade.invoices.importRecords([written]));
    const totals = { total: '101.71', taxAmount: '11.71' };
    const kept = await office.as(() => facade.recordProviderTotals(written.id, totals));
    expect(kept.providerTotals).toEqual({ ...totals, totalDifference: '0.01', taxDifference: '0.01' });
    expect(kept).toMatchObject({ total: '101.7', version: 1 });
  });

  it('leave a payment with nothing refunded when its refund was deleted in the accounting system', async () => {
    const written = invoice();
    const paid = payment(written.id);
    await office.inOneTransaction(async () => {
      await facade.invoices.importRecords([written]);
      await facade.payments.importRecords([paid]);
    });
    const url = `/payments/${paid.id}`;
    const given = { amount: '5', refundDate: '2026-03-10' };
    const { body } = await office.call<{ id: string }>('POST', `${url}/refunds`, given);
    const stored = await office.as(() => facade.refunds.readRecords([body.id]));
    const refund = stored.get(body.id)?.record;
    if (!refund) throw new Error('The refund was not stored.');
    const refunded = async () =>
      (await office.call<{ refundedAmount: string }>('GET', url)).body.refundedAmount;
    await office.inOneTransaction(() => facade.refunds.importRecords([{ ...refund, amount: '6' }]));
    expect(await refunded()).toBe('6.00');
    await office.inOneTransaction(() => facade.refunds.importRecords([{ ...refund, status: 'void' }]));
    expect(await refunded()).toBe('0.00');
    expect((await office.call('POST', `${url}/void`, { reason: 'It bounced.' })).status).toBe(200);
  });

  it('mark an approved invoice sent once, and leave a paid one alone', async () => {
    const records = [
      { ...invoice(), status: 'approved' as const },
      { ...invoice(), status: 'paid' as const, balance: '0' },
    ];
    await office.inOneTransaction(() => facade.invoices.importRecords(records));
    const statuses: string[] = [];
    for (const { id } of records) statuses.push((await office.as(() => facade.markSent(id))).status);
    expect(statuses).toEqual(['sent', 'paid']);
  });
});
