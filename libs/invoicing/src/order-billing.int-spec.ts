import { newId } from '#kernel';
import { currentScope, Database } from '#platform';
import { type PurchaseOrderRecord, PurchaseOrdersFacade } from '#purchase-orders';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { CreditView } from './domain/credit.js';
import { type InvoiceRecord, type InvoiceView, InvoicingFacade, InvoicingModule } from './index.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';
import { whileOpen } from './testing/while-open.js';

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
    const id = newId();
    const privateNote = `As of ${order.number}, thanks`;
    const written = (quantity: string, amount: string, changes: Partial<InvoiceRecord> = {}) =>
      office.bookedBill(quantity, amount, { id, number: 'THERE-1', privateNote, ...changes });
    const pull = (record: InvoiceRecord) => office.pull(record);

    await pull(written('6', '24'));
    expect(await office.billedOf(orderId)).toEqual(['6', '24.00']);
    const found = await office.call<{ items: { id: string }[] }>(
      'GET',
      `/invoices?purchaseOrderId=${orderId}`,
    );
    expect(found.body.items).toMatchObject([{ id }]);

    await pull(written('12', '48', { purchaseOrderId: orderId }));
    expect(await office.billedOf(orderId)).toEqual(['12', '48.00']);
    expect(await findings(orderId)).toEqual(['billed_within_order block', 'billed_within_receipts block']);

    await pull(written('12', '48', { purchaseOrderId: orderId, privateNote: 'For the shop' }));
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
    await pull(written('3', '12'));
    expect(await office.billedOf(orderId)).toEqual(['3', '12.00']);
    await pull(written('3', '12', { purchaseOrderId: orderId, status: 'void', balance: '0' }));
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
  });

  /** Bills in the books that name this order, pulled together; answers their ids. */
  const enter = async (orderId: string, ...bills: Partial<InvoiceRecord>[]) => {
    const { body } = await office.call<{ number: string }>('GET', `/purchase-orders/${orderId}`);
    const records = bills.map((one) => office.bookedBill('6', '24', { privateNote: body.number, ...one }));
    await office.pull(...records);
    return records;
  };
  /** One more line of the item that the first is of then. */
  const secondLine = async (orderId: string) => {
    const { organizationId, itemId } = office;
    const { prisma } = test.app.get(Database);
    const pipe = { organizationId, purchaseOrderId: orderId, itemId, description: 'Copper pipe' };
    await office.inOneTransaction(async () => {
      await prisma.purchaseOrderLine.updateMany({ where: { purchaseOrderId: orderId }, data: { itemId } });
      const second = { ...pipe, lineNumber: 2, quantity: '10', unitPrice: '4', amount: '40' };
      await prisma.purchaseOrderLine.create({ data: second });
    });
  };
  /** How many statements of ours the work sends. */
  const statementsOf = async (work: () => Promise<unknown>) => {
    const { pool } = test.app.get(Database);
    const query = pool.query;
    let statements = 0;
    pool.query = (...args: unknown[]) => {
      // Listeners of what came before may still be at work beside this.
      if (currentScope()?.actor.name === 'test') statements += 1;
      return query.apply(pool, args as []) as never;
    };
    await work();
    pool.query = query;
    return statements;
  };
  const audited = async (orderId: string, action: string) => {
    const { prisma } = test.app.get(Database);
    return office.as(() => prisma.auditEntry.count({ where: { entityId: orderId, action } }));
  };

  it('is a fact when it was written in the books, also where the order was lowered below what came in', async () => {
    const orderId = await office.supplierOrder();
    const { prisma } = test.app.get(Database);
    const lowered = { where: { purchaseOrderId: orderId }, data: { quantity: '8' } };
    await office.inOneTransaction(() => prisma.purchaseOrderLine.updateMany(lowered));
    const returned = office.bookedLine('-1', '4', { lineNumber: 2, unitPrice: '-4' });
    await enter(orderId, { lines: [office.bookedLine('8', '32'), returned] });
    expect(await office.billedOf(orderId)).toEqual(['8', '32.00']);
    expect(await findings(orderId)).toEqual(['received_within_order warn']);
    // What a person enters beside it still needs its reason, and nothing else.
    expect(await bill<Refusal>(orderId, '1')).toMatchObject({
      body: { code: 'PURCHASE_ORDERS.OVER_BILLED' },
    });
    expect((await bill(orderId, '1', {}, { orderOverrideReason: 'Two came back' })).status).toBe(201);
  });

  it('keeps what a credit gave back when it changes in the books, and what other bills count', async () => {
    const orderId = await office.supplierOrder();
    const [pulled] = await enter(orderId, { status: 'approved' });
    if (!pulled) throw new Error('No bill was entered.');
    const credit = { reason: 'x', number: `C-${++bills}`, lines: [{ lineNumber: 1, quantity: '2' }] };
    const { status, body } = await office.call<CreditView>('POST', `/invoices/${pulled.id}/credits`, credit);
    expect(status).toBe(201);
    expect(await office.billedOf(orderId)).toEqual(['4', '16.00']);
    await office.pull({ ...pulled, purchaseOrderId: orderId, status: 'partially_paid', balance: '8' });
    expect(await office.billedOf(orderId)).toEqual(['4', '16.00']);
    const lines = [office.bookedLine('7', '28')];
    await office.pull({ ...pulled, purchaseOrderId: orderId, status: 'partially_paid', lines });
    expect(await office.billedOf(orderId)).toEqual(['5', '20.00']);
    await office.call('POST', `/credits/${body.id}/void`, { reason: 'x' });
    expect(await office.billedOf(orderId)).toEqual(['7', '28.00']);
    await office.pull({ ...pulled, purchaseOrderId: orderId, status: 'void', balance: '0' });
    expect(await office.billedOf(orderId)).toEqual(['0', '0.00']);
  });

  it('gives back at its void in the books what no credit gave back before', async () => {
    const orderId = await office.supplierOrder();
    const [first] = await enter(orderId, { status: 'approved' }, { lines: [office.bookedLine('3', '12')] });
    if (!first) throw new Error('No bill was entered.');
    const credit = { reason: 'x', number: `C-${++bills}`, lines: [{ lineNumber: 1, quantity: '2' }] };
    const { body } = await office.call<CreditView>('POST', `/invoices/${first.id}/credits`, credit);
    await office.pull({ ...first, purchaseOrderId: orderId, status: 'void', balance: '0' });
    expect(await office.billedOf(orderId)).toEqual(['3', '12.00']);
    expect((await office.call('POST', `/credits/${body.id}/void`, { reason: 'x' })).status).toBe(200);
    expect(await office.billedOf(orderId)).toEqual(['3', '12.00']);
  });

  it('keeps the money of two bills without quantities apart', async () => {
    const orderId = await office.supplierOrder();
    const { prisma } = test.app.get(Database);
    const free = { where: { purchaseOrderId: orderId }, data: { unitPrice: '0' } };
    await office.inOneTransaction(() => prisma.purchaseOrderLine.updateMany(free));
    const money = (amount: string) => ({ lines: [office.bookedLine('1', amount, { kind: 'account' })] });
    const [first] = await enter(orderId, money('40'), money('60'));
    if (!first) throw new Error('No bill was entered.');
    expect(await office.billedOf(orderId)).toEqual(['0', '100.00']);
    await office.pull({ ...first, ...money('45'), purchaseOrderId: orderId });
    expect(await office.billedOf(orderId)).toEqual(['0', '105.00']);
  });

  it('past its order in the books is written down once, and blocks again when it is past it again', async () => {
    const orderId = await office.supplierOrder();
    const [pulled] = await enter(orderId, { lines: [office.bookedLine('12', '48')] });
    if (!pulled) throw new Error('No bill was entered.');
    const again = { ...pulled, purchaseOrderId: orderId };
    await office.pull({ ...again, balance: '8' });
    expect(await audited(orderId, 'purchase-order.over-billed')).toBe(1);
    const block = ['billed_within_order block', 'billed_within_receipts block'];
    expect(await findings(orderId)).toEqual(block);
    await office.pull({ ...again, lines: [office.bookedLine('9', '36')] });
    expect(await findings(orderId)).toEqual([]);
    await office.pull({ ...again, lines: [office.bookedLine('12', '48')] });
    expect(await findings(orderId)).toEqual(block);
  });

  it('counts a page of bills in as many statements as one, and spreads an item over the lines that have it', async () => {
    const orderId = await office.supplierOrder();
    await secondLine(orderId);
    const statements = await statementsOf(() => enter(orderId, {}));
    expect(await statementsOf(() => enter(orderId, {}, {}))).toBe(statements);
    expect(await office.billedOf(orderId)).toEqual(['10', '40.00']);
    expect(await office.billedOf(orderId, 2)).toEqual(['8', '32.00']);
  });

  it('is spread over the lines that another bill, which comes at the same moment, leaves open', async () => {
    const orderId = await office.supplierOrder();
    await secondLine(orderId);
    const { body } = await office.call<{ number: string }>('GET', `/purchase-orders/${orderId}`);
    const ten = () => office.bookedBill('10', '40', { privateNote: body.number });
    const { invoices } = test.app.get(InvoicingFacade, { strict: false });
    await whileOpen(
      office,
      () => invoices.importRecords([ten()]),
      () => office.pull(ten()),
    );
    const billed = [await office.billedOf(orderId), await office.billedOf(orderId, 2)];
    expect(billed).toEqual([
      ['10', '40.00'],
      ['10', '40.00'],
    ]);
  });

  it('counts when its order comes after it, or takes the number that it names', async () => {
    const number = `LATE-${newId()}`;
    await office.pull(office.bookedBill('6', '24', { privateNote: number }));
    const orderId = newId();
    const orders = test.app.get(PurchaseOrdersFacade, { strict: false }).orders;
    const order: PurchaseOrderRecord = {
      ...{ id: orderId, number: 'OTHER-1', direction: 'supplier', status: 'approved', customerId: null },
      ...{ contractorId: office.contractorId, orderDate: '2026-11-01', dueDate: null, currency: 'CAD' },
      ...{ exchangeRate: null, billingAddress: null, shippingAddress: null, memo: null },
      ...{ customerNotes: null, subtotal: '40', taxAmount: '0', total: '40', source: 'quickbooks-online' },
      lines: [
        {
          ...{ lineNumber: 1, itemId: office.itemId, description: 'Pipe', quantity: '10', unitPrice: '4' },
          ...{ amount: '40', taxCodeId: null },
        },
      ],
    };
    await office.inOneTransaction(() => orders.importRecords([order]));
    await office.inOneTransaction(() => orders.importRecords([{ ...order, number }]));
    await eventually(async () => (await office.billedOf(orderId))[0] === '6', 'the bill to be counted');
    await office.inOneTransaction(() => orders.importRecords([order]));
    await eventually(async () => (await office.billedOf(orderId))[0] === '0', 'the bill to be let go');
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
