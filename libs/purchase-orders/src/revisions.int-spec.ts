import { type Answer, type OrdersFixture, ordersFixture } from './testing/orders-fixture.js';

describe('an order that changes', () => {
  let fixture: OrdersFixture;
  const call: OrdersFixture['call'] = (...request) => fixture.call(...request);
  const revise = (order: Answer['body'], changes: object, actor?: string) =>
    call(
      'POST',
      `/purchase-orders/${order.id}/revisions`,
      { version: order.version, reason: 'They asked for it', ...changes },
      actor,
    );
  const more = { lines: [{ lineNumber: 1, quantity: '12' }] };

  beforeAll(async () => {
    fixture = await ordersFixture();
  });
  afterAll(() => fixture.test.close());

  it('says everything of the trade, and keeps it when only one thing changes', async () => {
    const specifications = {
      print: {
        method: 'screen',
        locations: [{ position: 'left chest', widthMm: '90', colours: ['PMS 186 C', 'white'] }],
        artworkUrl: 'https://files.example.test/logo.svg',
        proofRequired: true,
      },
      production: { workCentre: 'printing', material: 'cotton' },
    };
    const { body } = await call('POST', '/purchase-orders', {
      ...{ direction: 'customer', customerId: fixture.customerId, reference: '4500-77', draft: true },
      ...{ requestedDate: '2026-12-01', promisedDate: '2026-12-10', shippingTerms: 'FOB Guelph', rush: true },
      ...{ discountAmount: '10', shippingAmount: '25.00', shippingTaxCodeId: fixture.taxCodeId },
      ...{ specialInstructions: 'Call before delivery' },
      lines: [{ itemId: fixture.itemId, quantity: '3', unit: 'each', estimatedHours: '1.5', specifications }],
    });
    expect(body).toMatchObject({
      ...{ reference: '4500-77', requestedDate: '2026-12-01', promisedDate: '2026-12-10', revision: 1 },
      ...{
        subtotal: '100.00',
        discountAmount: '10.00',
        shippingAmount: '25.00',
        taxAmount: '5.75',
        total: '120.75',
      },
      lines: [{ unit: 'each', estimatedHours: '1.5', specifications, quantityBilled: '0' }],
    });
    const lines = [{ lineNumber: 1, quantity: '6' }];
    const changed = await call('PATCH', `/purchase-orders/${body.id}`, { version: 1, lines });
    expect(changed.body).toMatchObject({
      ...{ subtotal: '200.00', taxAmount: '10.75', total: '225.75', version: 2 },
      lines: [{ quantity: '6', unit: 'each', specifications }],
    });
  });

  it.each([
    ['a print that is nowhere', { print: { method: 'screen', locations: [] } }],
    ['a method that nobody knows', { print: { method: 'magic', locations: [{ position: 'back' }] } }],
    [
      'artwork that is a script',
      { print: { method: 'pad', locations: [{ position: 'a' }], artworkUrl: 'javascript:x' } },
    ],
    ['words that nobody asked for', { production: { colour: 'red' } }],
  ])('refuses %s', async (_, specifications) => {
    const lines = [{ itemId: fixture.itemId, quantity: '1', specifications }];
    const order = { direction: 'customer', customerId: fixture.customerId, lines };
    expect(await call('POST', '/purchase-orders', order)).toMatchObject({
      status: 422,
      body: { code: 'HTTP.NOT_VALID' },
    });
  });

  it('is open until it is approved, and its history tells who changed what', async () => {
    const lines = [{ description: 'Pipe', quantity: '10', unitPrice: '4' }];
    const supplier = { direction: 'supplier', contractorId: fixture.supplierId, lines };
    const { body } = await call('POST', '/purchase-orders', supplier);
    const url = `/purchase-orders/${body.id}`;
    await call('PATCH', url, { version: 1, reference: 'CONF-9', ...more }, 'Ana');
    const { items } = (await call('GET', `${url}/revisions`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number: 1, status: 'applied', createdBy: 'Ana' });
    expect(items[0].changes).toEqual(
      expect.arrayContaining([
        { field: 'reference', from: null, to: 'CONF-9' },
        { field: 'lines.1.quantity', from: '10', to: '12' },
        { field: 'total', from: '40', to: '48' },
      ]),
    );
  });

  it('once approved, changes by a revision that somebody approves', async () => {
    const order = await fixture.ordered();
    const url = `/purchase-orders/${order.id}`;
    const direct = await call('PATCH', url, { version: order.version, ...more });
    expect([direct.status, direct.body.code, direct.body.field]).toEqual([
      409,
      'PURCHASE_ORDERS.NEEDS_REVISION',
      'lines',
    ]);
    const proposal = await revise(order, more, 'Ana');
    expect(proposal).toMatchObject({
      status: 201,
      body: { number: 1, status: 'proposed', createdBy: 'Ana' },
    });
    expect((await call('GET', url)).body.total).toBe('40.00');
    const approved = await call('POST', `${url}/revisions/1/approve`, {}, 'Bo');
    expect(approved).toMatchObject({
      status: 200,
      body: { total: '48.00', revision: 2, status: 'approved' },
    });
    expect((await call('GET', `${url}/revisions`)).body.items[0]).toMatchObject({
      ...{ status: 'approved', createdBy: 'Ana', decidedBy: 'Bo', reason: 'They asked for it' },
    });
    const again = await call('POST', `${url}/revisions/1/approve`, {});
    expect([again.status, again.body.code]).toEqual([409, 'PURCHASE_ORDERS.REVISION_DECIDED']);
  });

  it('stays as it was when the revision is rejected, and keeps how it is handled open', async () => {
    const order = await fixture.ordered();
    const url = `/purchase-orders/${order.id}`;
    await revise(order, more);
    await call('POST', `${url}/revisions/1/reject`, { reason: 'Too dear' });
    const handled = await call('PATCH', url, {
      version: order.version,
      promisedDate: '2026-12-24',
      priority: 1,
    });
    expect(handled).toMatchObject({
      status: 200,
      body: { total: '40.00', revision: 1, promisedDate: '2026-12-24' },
    });
    expect(
      (await call('GET', `${url}/revisions`)).body.items.map((one: { status: string }) => one.status),
    ).toEqual(['applied', 'rejected']);
  });

  it('takes one of fifty revisions that are proposed at the same moment, and writes one of many approvals', async () => {
    const order = await fixture.ordered();
    const proposals = await Promise.all(Array.from({ length: 50 }, () => revise(order, more)));
    expect(proposals.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = proposals.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(new Set(refused)).toEqual(new Set(['PURCHASE_ORDERS.REVISION_OPEN']));
    const url = `/purchase-orders/${order.id}/revisions/1/approve`;
    const approvals = await Promise.all(Array.from({ length: 10 }, () => call('POST', url, {})));
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect((await call('GET', `/purchase-orders/${order.id}`)).body).toMatchObject({
      revision: 2,
      total: '48.00',
    });
  });

  it.each([
    ['that changes nothing', {}, 422, 'PURCHASE_ORDERS.NOTHING_CHANGED'],
    ['of a version that is old', { version: 1, ...more }, 409, 'PURCHASE_ORDERS.STALE_VERSION'],
    ['without a reason', { reason: '', ...more }, 422, 'HTTP.NOT_VALID'],
    [
      'of a line that is not there',
      { lines: [{ lineNumber: 7, quantity: '1' }] },
      422,
      'PURCHASE_ORDERS.NO_SUCH_LINE',
    ],
  ])('refuses a revision %s', async (_, changes, status, code) => {
    const answer = await revise(await fixture.ordered(), changes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('cannot order less than came already', async () => {
    const order = await fixture.ordered();
    await call('POST', `/purchase-orders/${order.id}/receipts`, {
      lines: [{ lineNumber: 1, quantity: '8' }],
    });
    const { body: begun } = await call('GET', `/purchase-orders/${order.id}`);
    const less = await revise(begun, { lines: [{ lineNumber: 1, quantity: '7.5' }] });
    expect([less.status, less.body.code]).toEqual([409, 'PURCHASE_ORDERS.BELOW_PROGRESS']);
    const gone = await revise(begun, { lines: [{ description: 'Other', quantity: '1', unitPrice: '1' }] });
    expect(gone.body.code).toBe('PURCHASE_ORDERS.BELOW_PROGRESS');
    expect((await revise(begun, { lines: [{ lineNumber: 1, quantity: '8' }] })).status).toBe(201);
  });

  it('tells which orders may be the same, and why', async () => {
    const same = {
      number: 'ACME 0042',
      reference: 'R-1',
      lines: [{ description: 'x', quantity: '1', unitPrice: '77.77' }],
    };
    const first = await fixture.ordered(same);
    const second = await fixture.ordered({ ...same, number: 'acme-42' });
    const other = await fixture.ordered({ lines: [{ description: 'x', quantity: '1', unitPrice: '5.55' }] });
    const { items } = (await call('GET', `/purchase-orders/${second.id}/duplicates`)).body;
    expect(items).toEqual([
      expect.objectContaining({
        id: first.id,
        reasons: ['same_number', 'same_reference', 'same_amount_and_day'],
      }),
    ]);
    expect((await call('GET', `/purchase-orders/${other.id}/duplicates`)).body.items).toEqual([]);
  });
});
