import { newId } from '#kernel';
import { AuditLog } from '#platform';
import type { TestApp } from '../../platform/src/testing/test-app.js';
import type { PurchaseOrderRecord, PurchaseOrdersFacade } from './index.js';
import { KNOWN, type OrdersFixture, ordersFixture } from './testing/orders-fixture.js';

describe('purchase orders', () => {
  let fixture: OrdersFixture;
  let test: TestApp;
  let organization: string;
  let facade: PurchaseOrdersFacade;
  const { customerId, supplierId, itemId, taxCodeId } = KNOWN;
  const call: OrdersFixture['call'] = (...request) => fixture.call(...request);
  const inTransaction: OrdersFixture['inTransaction'] = (work) => fixture.inTransaction(work);
  const customerOrder = (changes: object = {}) => ({
    direction: 'customer',
    customerId,
    orderDate: '2026-11-02',
    lines: [
      { itemId, quantity: '3' },
      { description: 'Permit', quantity: '1', unitPrice: '80.005' },
    ],
    ...changes,
  });
  const estimate = (changes: Partial<PurchaseOrderRecord> = {}): PurchaseOrderRecord => ({
    id: newId(),
    number: '1042',
    direction: 'customer',
    status: 'approved',
    customerId,
    contractorId: null,
    orderDate: '2026-03-08',
    dueDate: '2026-04-01',
    currency: 'USD',
    exchangeRate: '1.3625',
    billingAddress: { line1: "12 Rue de l'Église" },
    shippingAddress: null,
    memo: 'tabs\tand\nlines',
    customerNotes: null,
    subtotal: '1000.5',
    taxAmount: '130.07',
    total: '1130.57',
    source: 'quickbooks-online',
    lines: [
      {
        lineNumber: 1,
        itemId,
        description: 'Boiler',
        quantity: '1',
        unitPrice: '1000.5',
        amount: '1000.5',
        taxCodeId,
      },
      {
        lineNumber: 3,
        itemId: null,
        description: 'Gift',
        quantity: '2',
        unitPrice: '0',
        amount: '0',
        taxCodeId: null,
      },
    ],
    ...changes,
  });

  beforeAll(async () => {
    fixture = await ordersFixture();
    ({ test, organization, facade } = fixture);
  });
  afterAll(() => test.close());

  describe('an accepted estimate from the books', () => {
    it('is read back as it was written, and a second import changes nothing', async () => {
      const record = estimate();
      await inTransaction(() => facade.orders.importRecords([record]));
      const read = await test.as(organization, () => facade.orders.readRecords([record.id]));
      expect(read.get(record.id)).toEqual({ record, version: 1 });
      expect(await inTransaction(() => facade.orders.importRecords([record]))).toEqual(new Map());
      expect(await test.as(organization, () => facade.order(record.id))).toMatchObject({
        ...record,
        priority: 3,
      });
    });

    it('keeps the priority that is ours when the books change it', async () => {
      const record = estimate();
      await inTransaction(() => facade.orders.importRecords([record]));
      await call('PATCH', `/purchase-orders/${record.id}`, { version: 1, priority: 1, rush: true });
      await inTransaction(() => facade.orders.importRecords([{ ...record, memo: 'call first' }]));
      expect((await call('GET', `/purchase-orders/${record.id}`)).body).toMatchObject({
        memo: 'call first',
        priority: 1,
        rush: true,
        total: '1130.57',
        version: 3,
      });
    });
  });

  describe('an order typed in', () => {
    it('takes prices, tax, addresses and currency from what is known, and waits for approval', async () => {
      const { status, body } = await call('POST', '/purchase-orders', customerOrder());
      expect(status).toBe(201);
      expect(body).toMatchObject({
        number: expect.stringMatching(/^PO-\d{6}$/),
        status: 'pending',
        currency: 'CAD',
        source: 'manual',
        shippingAddress: { line1: '2 Site Rd' },
        subtotal: '180.01',
        taxAmount: '5.00',
        total: '185.01',
        priority: 3,
        rush: false,
        version: 1,
      });
      expect(body.lines).toEqual([
        expect.objectContaining({ lineNumber: 1, description: 'Boiler', amount: '100.00', taxCodeId }),
        expect.objectContaining({ lineNumber: 2, itemId: null, unitPrice: '80.005', amount: '80.01' }),
      ]);
      expect((await call('GET', `/purchase-orders/${body.id}`)).body).toEqual(body);
    });

    it("goes to a supplier at cost, in the supplier's currency", async () => {
      const { body } = await call('POST', '/purchase-orders', {
        direction: 'supplier',
        contractorId: supplierId,
        number: 'S-1',
        lines: [{ itemId, quantity: '2' }],
      });
      expect(body).toMatchObject({ number: 'S-1', currency: 'USD', total: '40.00', customerId: null });
    });

    it('numbers thirty orders entered at the same moment without a gap, and leaves none for a refused one', async () => {
      const bodies = Array.from({ length: 30 }, (_, index) =>
        customerOrder(index % 3 ? {} : { lines: [{ itemId: newId(), quantity: '1' }] }),
      );
      const answers = await Promise.all(bodies.map((body) => call('POST', '/purchase-orders', body)));
      const numbers = answers
        .filter((answer) => answer.status === 201)
        .map((answer) => Number(answer.body.number.slice(3)))
        .sort((a, b) => a - b);
      expect(numbers).toHaveLength(20);
      expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual(numbers.map((_, index) => index));
    });

    it('is refused when the customer has an order of that number, even at the same moment', async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => call('POST', '/purchase-orders', customerOrder({ number: 'ACME-9' }))),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    });

    it.each([
      ['without a customer', { customerId: undefined }, 'PURCHASE_ORDERS.WRONG_PARTY'],
      ['with an unknown customer', { customerId: newId() }, 'PURCHASE_ORDERS.WRONG_PARTY'],
      ['with both parties', { contractorId: supplierId }, 'PURCHASE_ORDERS.WRONG_PARTY'],
      ['without lines', { lines: [] }, 'HTTP.NOT_VALID'],
      [
        'with an unknown tax code',
        { lines: [{ itemId, quantity: '1', taxCodeId: newId() }] },
        'PURCHASE_ORDERS.UNKNOWN_TAX_CODE',
      ],
      ['in an unknown currency', { currency: 'XQQ' }, 'PARTIES.UNKNOWN_CURRENCY'],
      ['with a quantity below zero', { lines: [{ itemId, quantity: '-1' }] }, 'HTTP.NOT_VALID'],
      ['on a day that is not there', { orderDate: '2026-02-30' }, 'HTTP.NOT_VALID'],
    ])('is refused %s', async (_, changes, code) => {
      const { status, body } = await call('POST', '/purchase-orders', customerOrder(changes));
      expect([status, body.code]).toEqual([422, code]);
    });
  });

  describe('on its way', () => {
    it('goes from draft to approved, and each step is in the audit log', async () => {
      const { body } = await call('POST', '/purchase-orders', customerOrder({ draft: true }));
      const early = await call('POST', `/purchase-orders/${body.id}/approve`, { version: 1 });
      expect([early.status, early.body.code]).toEqual([409, 'PURCHASE_ORDER.TRANSITION']);
      await call('POST', `/purchase-orders/${body.id}/submit`, { version: 1 });
      const approved = await call('POST', `/purchase-orders/${body.id}/approve`, { version: 2 });
      expect(approved).toMatchObject({ status: 200, body: { status: 'approved', version: 3 } });
      const { items } = await test.as(organization, () =>
        test.app.get(AuditLog).list({ entity: 'purchase-order', entityId: body.id }, 10),
      );
      expect(items.map((line) => line.action)).toEqual([
        'purchase-order.approved',
        'purchase-order.submitted',
        'purchase-order.created',
      ]);
    });

    it('is approved once when three people press the button', async () => {
      const { body } = await call('POST', '/purchase-orders', customerOrder());
      const answers = await Promise.all(
        [1, 2, 3].map(() => call('POST', `/purchase-orders/${body.id}/approve`, { version: 1 })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
        code: 'PURCHASE_ORDERS.STALE_VERSION',
        currentVersion: 2,
      });
    });

    it('is cancelled with a reason, and then cannot be changed', async () => {
      const { body } = await call('POST', '/purchase-orders', customerOrder());
      const url = `/purchase-orders/${body.id}`;
      expect((await call('POST', `${url}/cancel`, { version: 1 })).body.field).toBe('reason');
      const cancelled = await call('POST', `${url}/cancel`, { version: 1, reason: 'Customer withdrew' });
      expect(cancelled.body.status).toBe('cancelled');
      expect((await call('PATCH', url, { version: 2, rush: true })).body.code).toBe('PURCHASE_ORDERS.CLOSED');
    });

    it('begins once, however often a job says so', async () => {
      const record = estimate();
      await inTransaction(() => facade.orders.importRecords([record]));
      await inTransaction(() => facade.markInProgress(record.id));
      await inTransaction(() => facade.markInProgress(record.id));
      expect(await test.as(organization, () => facade.order(record.id))).toMatchObject({
        status: 'in_progress',
        version: 2,
      });
    });
  });

  it('lists newest first with the name of the party, page by page', async () => {
    const days = ['2027-01-03', '2027-01-01', '2027-01-03', '2027-01-02', '2027-01-03'];
    const records = days.map((orderDate, index) =>
      estimate({ orderDate, number: `Q-${index}`, status: 'completed' }),
    );
    await inTransaction(() => facade.orders.importRecords(records));
    const seen: { number: string; partyName: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await call(
        'GET',
        `/purchase-orders?status=completed&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    const newestFirst = records
      .map((record) => ({ key: `${record.orderDate} ${record.id}`, number: record.number }))
      .sort((a, b) => (a.key < b.key ? 1 : -1));
    expect(seen.map((row) => row.number)).toEqual(newestFirst.map((row) => row.number));
    expect(new Set(seen.map((row) => row.partyName))).toEqual(new Set(['Maple Ridge']));
    expect((await call('GET', '/purchase-orders?q=q-3&direction=customer')).body.items).toHaveLength(1);
  });

  it('are narrowed down to what is late, due within some days, or most urgent', async () => {
    const due = (
      number: string,
      dueDate: string | null,
      status: PurchaseOrderRecord['status'] = 'approved',
    ) => estimate({ number, dueDate, status });
    const records = [
      ...[due('DUE-1', '2020-05-01'), due('DUE-2', '2020-05-01', 'completed')],
      ...[due('DUE-3', '2090-05-01'), due('DUE-4', '2090-05-09'), due('DUE-5', null)],
    ];
    await inTransaction(() => facade.orders.importRecords(records));
    await call('PATCH', `/purchase-orders/${records[3]?.id}`, { version: 1, priority: 1 });
    const numbers = async (filter: string): Promise<string[]> => {
      const { body } = await call('GET', `/purchase-orders?q=due-&${filter}`);
      return body.items.map(({ number }: { number: string }) => number).sort();
    };
    expect(await numbers('late=true')).toEqual(['DUE-1']);
    expect(await numbers('dueFrom=2090-05-01&dueTo=2090-05-08')).toEqual(['DUE-3']);
    expect(await numbers('dueFrom=2021-01-01')).toEqual(['DUE-3', 'DUE-4']);
    expect(await numbers('priority=1')).toEqual(['DUE-4']);
    expect((await call('GET', '/purchase-orders?dueTo=soon')).status).toBe(422);
  });
});
