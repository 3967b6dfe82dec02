import { newId } from '#kernel';
import { Database } from '#platform';
import { type Answer, type OrdersFixture, ordersFixture } from './testing/orders-fixture.js';

describe('an order to a supplier', () => {
  let fixture: OrdersFixture;
  const call: OrdersFixture['call'] = (...request) => fixture.call(...request);
  const receive = (order: Answer['body'], quantity: string, more: object = {}) =>
    call('POST', `/purchase-orders/${order.id}/receipts`, { lines: [{ lineNumber: 1, quantity }], ...more });
  const shown = async (order: Answer['body']) => (await call('GET', `/purchase-orders/${order.id}`)).body;
  const match = async (order: Answer['body']) =>
    (await call('GET', `/purchase-orders/${order.id}/match`)).body;
  const bill = (order: Answer['body'], quantity: string, amount: string, overrideReason?: string) =>
    fixture.inTransaction(() =>
      fixture.facade.recordBilled([{ purchaseOrderId: order.id, lineNumber: 1, quantity, amount }], {
        overrideReason,
      }),
    );

  beforeAll(async () => {
    fixture = await ordersFixture();
  });
  afterAll(() => fixture.test.close());

  it('is received in parts, begins with the first, and shows what is still to come', async () => {
    const order = await fixture.ordered();
    const first = await receive(order, '4', { packingSlip: 'PS-1', receivedOn: '2026-11-20' });
    expect(first).toMatchObject({
      status: 201,
      body: { number: expect.stringMatching(/^REC-\d{6}$/), packingSlip: 'PS-1', receivedOn: '2026-11-20' },
    });
    await receive(order, '6');
    expect(await shown(order)).toMatchObject({ status: 'in_progress', lines: [{ quantityReceived: '10' }] });
    const { items } = (await call('GET', `/purchase-orders/${order.id}/receipts?limit=1`)).body;
    expect(items).toEqual([expect.objectContaining({ lines: [{ lineNumber: 1, quantity: '6' }] })]);
  });

  it('takes more than was ordered only with a reason, which stays on the line', async () => {
    const order = await fixture.ordered();
    const refused = await receive(order, '10.5');
    expect([refused.status, refused.body.code, refused.body.left]).toEqual([
      409,
      'PURCHASE_ORDERS.OVER_RECEIVED',
      '10',
    ]);
    expect((await receive(order, '10.5', { overrideReason: 'Full boxes only' })).status).toBe(201);
    expect((await shown(order)).lines[0]).toMatchObject({
      quantityReceived: '10.5',
      overrideReason: 'Full boxes only',
    });
    // The reason of the last time is none for the next.
    expect((await receive(order, '1')).status).toBe(409);
  });

  it('of fifty receipts at the same moment counts as many as were ordered', async () => {
    const order = await fixture.ordered();
    const answers = await Promise.all(Array.from({ length: 50 }, () => receive(order, '1')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['PURCHASE_ORDERS.OVER_RECEIVED']),
    );
    expect((await shown(order)).lines[0].quantityReceived).toBe('10');
  });

  it('of fifty bills at the same moment counts as many as were ordered', async () => {
    const order = await fixture.ordered();
    const bills = await Promise.allSettled(Array.from({ length: 50 }, () => bill(order, '0.5', '2')));
    expect(bills.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect((await shown(order)).lines[0]).toMatchObject({ quantityBilled: '10', amountBilled: '40.00' });
  });

  it('is protected by the table itself, whoever writes', async () => {
    const order = await fixture.ordered();
    const cheat = fixture.inTransaction(() =>
      fixture.test.app
        .get(Database)
        .rows('UPDATE purchase_order_line_details SET quantity_billed = 11 WHERE purchase_order_id = $1', [
          order.id,
        ]),
    );
    await expect(cheat).rejects.toThrow(/within_limit/);
  });

  it('sends a receipt twice with the same id and has it once', async () => {
    const order = await fixture.ordered();
    const id = newId();
    const answers = [await receive(order, '3', { id }), await receive(order, '3.0', { id })];
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect((await shown(order)).lines[0].quantityReceived).toBe('3');
    expect((await receive(order, '4', { id })).body.code).toBe('PURCHASE_ORDERS.RECEIPT_ID_TAKEN');
  });

  it('takes a receipt back once, with a reason', async () => {
    const order = await fixture.ordered();
    const { body } = await receive(order, '3');
    const url = `/purchase-orders/${order.id}/receipts/${body.id}/void`;
    const answers = await Promise.all([1, 2, 3].map(() => call('POST', url, { reason: 'Wrong order' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await shown(order)).lines[0].quantityReceived).toBe('0');
    const other = await fixture.ordered();
    expect(
      (await call('POST', `/purchase-orders/${other.id}/receipts/${body.id}/void`, { reason: 'x' })).status,
    ).toBe(404);
  });

  it('matches when what was billed came at the price agreed on, and says what is wrong otherwise', async () => {
    const order = await fixture.ordered();
    await bill(order, '10', '48');
    expect(await match(order)).toMatchObject({
      isMatched: false,
      findings: [
        { rule: 'billed_within_receipts', severity: 'block', lineNumber: 1, fix: expect.any(String) },
        { rule: 'price_as_ordered', severity: 'block', message: expect.stringContaining('40.00') },
      ],
    });
    await receive(order, '10');
    await fixture.inTransaction(() =>
      fixture.facade.moveBilled([
        { purchaseOrderId: order.id, lineNumber: 1, quantity: '-10', amount: '-48' },
      ]),
    );
    await bill(order, '10', '40');
    expect(await match(order)).toEqual({ isMatched: true, findings: [] });
    await expect(bill(order, '1', '4')).rejects.toMatchObject({ code: 'PURCHASE_ORDERS.OVER_BILLED' });
    await bill(order, '1', '4', 'Agreed by phone');
    const found = await fixture.test.as(fixture.organization, () => fixture.facade.matchFindings([order.id]));
    expect(found.get(order.id)?.map(({ rule, severity }) => `${severity}: ${rule}`)).toEqual([
      'warn: billed_within_order',
      'block: billed_within_receipts',
    ]);
  });

  it.each([
    ['a customer’s order', 'PURCHASE_ORDERS.NOTHING_TO_RECEIVE'],
    ['one that nobody approved', 'PURCHASE_ORDERS.NOT_IN_FORCE'],
  ])('nothing is received on %s', async (_, code) => {
    const isCustomer = code.endsWith('RECEIVE');
    const lines = [{ description: 'x', quantity: '1', unitPrice: '1' }];
    const party = isCustomer
      ? { direction: 'customer', customerId: fixture.customerId }
      : { direction: 'supplier', contractorId: fixture.supplierId };
    const { body } = await call('POST', '/purchase-orders', { ...party, lines });
    expect(await receive(body, '1')).toMatchObject({ status: 409, body: { code } });
  });
});
