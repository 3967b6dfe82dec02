import { newId } from '#kernel';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { CreditView } from './domain/credit.js';
import { type InvoiceRecord, type InvoiceView, InvoicingFacade, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

describe("a supplier's bill and the order", () => {
  let test: TestApp;
  let office: BillingFixture;
  let bills = 0;

  const bill = <T = InvoiceView>(orderId: string, quantity: string, line: object = {}, header: object = {}) =>
    office.call<T>('POST', '/invoices', {
      ...{ direction: 'payable', contractorId: office.contractorId, number: `B-${++bills}` },
      ...{ purchaseOrderId: orderId, lines: [{ purchaseOrderLineNumber: 1, quantity, ...line }] },
      ...header,
    });
  const void_ = (id: string) => office.call('POST', `/invoices/${id}/void`, { reason: 'x' });
  const findings = async (orderId: string) => {
    const facade = test.app.get(PurchaseOrdersFacade, { strict: false });
    const found = await office.as(() => facade.matchFindings([orderId]));
    return found.get(orderId)?.map(({ rule, severity }) => `${rule} ${severity}`);
  };

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
  });

  afterAll(() => test.close());

  it('counts against the line, with its words and price, until it is void', async () => {
    const orderId = await office.supplierOrder();
    const { status, body } = await bill(orderId, '6');
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([
      { description: 'Copper pipe', unitPrice: '4', amount: '24.00', purchaseOrderLineNumber: 1 },
    ]);
    expect(await office.billedOf(orderId)).toEqual(['6', '24.00']);
    expect(await findings(orderId)).toEqual([]);
    await void_(body.id);
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
  });

  it('is refused past the order, unless there is a reason', async () => {
    const orderId = await office.supplierOrder();
    await bill(orderId, '6');
    expect(await bill<Refusal>(orderId, '5')).toMatchObject({
      status: 409,
      body: {
        code: 'PURCHASE_ORDERS.OVER_BILLED',
        detail: 'Line 1 has 10 ordered and 4 left to bill, so 5 is too much.',
      },
    });
    expect(await office.billedOf(orderId)).toEqual(['6', '24.00']);
    const orderOverrideReason = 'One more came than we ordered, and we keep it';
    const { body } = await bill(orderId, '5', {}, { orderOverrideReason });
    expect(body).toMatchObject({ orderOverrideReason });
    expect(await findings(orderId)).toEqual(['billed_within_order warn', 'billed_within_receipts block']);
  });

  it('tells when it bills more than came in, or at another price', async () => {
    const orderId = await office.supplierOrder('3');
    await bill(orderId, '6', { unitPrice: '5' });
    expect(await findings(orderId)).toEqual(['billed_within_receipts block', 'price_as_ordered block']);
  });

  it('is drafted from what was received and not billed', async () => {
    const orderId = await office.supplierOrder('7');
    await bill(orderId, '2');
    const url = `/purchase-orders/${orderId}/bills`;
    const { status, body } = await office.call<InvoiceView>('POST', url, { number: 'S-1' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 'S-1', subtotal: '20.00', purchaseOrderId: orderId });
    expect(await office.billedOf(orderId)).toEqual(['7', '28.00']);
    const bills = await office.call<{ items: InvoiceView[] }>('GET', `/invoices?purchaseOrderId=${orderId}`);
    expect(bills.body.items).toHaveLength(2);
    expect(bills.body.items.map(({ id }) => id)).toContain(body.id);
    expect(await office.call('POST', url, { number: 'S-2' })).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.NOTHING_TO_BILL' },
    });
  });

  it('gives back what a credit gives back, and takes it again when the credit is void', async () => {
    const orderId = await office.supplierOrder();
    const { body } = await bill(orderId, '8', { unitPrice: '5' });
    await office.approve(body.id);
    const credit = (line: object) =>
      office.call<CreditView>('POST', `/invoices/${body.id}/credits`, {
        ...{ reason: 'x', number: `C-${++bills}`, lines: [{ lineNumber: 1, ...line }] },
      });
    const { body: ofQuantity } = await credit({ quantity: '3' });
    expect(await office.billedOf(orderId)).toEqual(['5', '25.00']);
    await credit({ amount: '4.50' });
    expect(await office.billedOf(orderId)).toEqual(['5', '20.50']);
    await office.call('POST', `/credits/${ofQuantity.id}/void`, { reason: 'x' });
    expect(await office.billedOf(orderId)).toEqual(['8', '35.50']);
  });

  it('past its order with a reason can be credited, and the credit and the bill voided again', async () => {
    const orderId = await office.supplierOrder();
    const orderOverrideReason = 'Two more came, and we keep them';
    const { body } = await bill(orderId, '12', {}, { orderOverrideReason });
    await office.approve(body.id);
    const { body: credit } = await office.call<CreditView>('POST', `/invoices/${body.id}/credits`, {
      ...{ reason: 'x', number: `C-${++bills}`, lines: [{ lineNumber: 1, quantity: '1' }] },
    });
    expect(await office.billedOf(orderId)).toEqual(['11', '44.00']);
    expect(await office.call('POST', `/credits/${credit.id}/void`, { reason: 'x' })).toMatchObject({
      status: 200,
    });
    expect(await office.billedOf(orderId)).toEqual(['12', '48.00']);
    expect(await void_(body.id)).toMatchObject({ status: 200 });
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
  });

  it('moves what it counts when its line is changed', async () => {
    const orderId = await office.supplierOrder();
    const { body } = await bill(orderId, '6');
    const lines = [{ description: 'Pipe', purchaseOrderLineNumber: 1, quantity: '9', unitPrice: '4' }];
    const changed = await office.call('PATCH', `/invoices/${body.id}`, { version: 1, lines });
    expect(changed.status).toBe(200);
    expect(await office.billedOf(orderId)).toEqual(['9', '36.00']);
  });

  it('counts when it was written in the books and names the order, as what it says there changes', async () => {
    const orderId = await office.supplierOrder();
    const { body: order } = await office.call<{ number: string }>('GET', `/purchase-orders/${orderId}`);
    const written = (
      quantity: string,
      amount: string,
      changes: Partial<InvoiceRecord> = {},
    ): InvoiceRecord => ({
      ...{
        id: thereId,
        number: 'THERE-1',
        direction: 'payable',
        status: 'sent',
        customerId: null,
        jobId: null,
      },
      ...{
        contractorId: office.contractorId,
        purchaseOrderId: null,
        invoiceDate: '2026-11-12',
        dueDate: null,
      },
      ...{ termId: null, currency: 'CAD', exchangeRate: null, subtotal: amount, discountAmount: '0' },
      ...{ taxAmount: '0', total: amount, balance: amount, billingAddress: null, email: null },
      ...{ customerMemo: null, privateNote: `As of ${order.number}, thanks`, source: 'quickbooks-online' },
      lines: [
        {
          ...{ lineNumber: 1, kind: 'item', itemId: office.itemId, accountId: null, unitPrice: '4' },
          ...{ description: 'Copper pipe', quantity, amount, taxCodeId: null, taxAmount: null },
          ...{ serviceDate: null, jobId: null, jobLineNumber: null, timeEntryId: null },
        },
      ],
      ...changes,
    });
    const thereId = newId();
    const pull = (record: InvoiceRecord) =>
      office.inOneTransaction(() => test.app.get(InvoicingFacade).invoices.importRecords([record]));

    await pull(written('6', '24'));
    expect(await office.billedOf(orderId)).toEqual(['6', '24.00']);
    const found = await office.call<{ items: { id: string }[] }>(
      'GET',
      `/invoices?purchaseOrderId=${orderId}`,
    );
    expect(found.body.items).toMatchObject([{ id: thereId }]);

    await pull(written('12', '48', { purchaseOrderId: orderId }));
    expect(await office.billedOf(orderId)).toEqual(['12', '48.00']);
    expect(await findings(orderId)).toEqual(['billed_within_order warn', 'billed_within_receipts block']);

    await pull(written('12', '48', { purchaseOrderId: orderId, privateNote: 'For the shop' }));
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
    await pull(written('3', '12'));
    expect(await office.billedOf(orderId)).toEqual(['3', '12.00']);
    await pull(written('3', '12', { purchaseOrderId: orderId, status: 'void', balance: '0' }));
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
  });

  it("is refused for somebody else's order, and on an invoice to a customer", async () => {
    const other = await office.supplierOrder('10', { currency: 'USD' });
    expect(await bill<Refusal>(other, '1')).toMatchObject({
      status: 409,
      body: { code: 'INVOICING.ORDER_OF_ANOTHER' },
    });
    const lines = [{ description: 'x', quantity: '1', unitPrice: '1', purchaseOrderLineNumber: 1 }];
    const sale = { direction: 'receivable', customerId: office.customerId, lines };
    expect(await office.call('POST', '/invoices', sale)).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.ORDER_LINE' },
    });
  });

  it('is entered once of 50 times when the order has room for one', async () => {
    const orderId = await office.supplierOrder();
    const answers = await Promise.all(Array.from({ length: 50 }, () => bill(orderId, '6')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
    expect(await office.billedOf(orderId)).toEqual(['6', '24.00']);
  });
});
