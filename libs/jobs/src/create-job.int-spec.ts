import { newId } from '#kernel';
import type { JobView } from './index.js';
import { JobsFixture } from './testing/jobs-fixture.js';

describe('a job made of an order', () => {
  const fixture = new JobsFixture();
  const { call, importOrders, makeJob, order, orderStatus } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterEach(() => fixture.releaseClock());
  afterAll(() => fixture.close());

  it('carries its lines, amount, site and due date, and the order is in progress from then on', async () => {
    fixture.at('2026-11-21T15:00:00Z');
    const id = await importOrders(order());
    const { status, body } = await call('POST', `/purchase-orders/${id}/jobs`);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 'JOB-20261121-001',
      name: 'Maple Ridge, 1042',
      description: 'Side door',
      status: 'created',
      purchaseOrderId: id,
      customerId: fixture.customerId,
      contractAmount: '1040.00',
      siteAddress: { line1: '7 Site Rd', province: 'ON' },
      dueDate: '2026-12-24',
      priority: 3,
      version: 1,
    });
    expect(body.lines).toEqual([
      expect.objectContaining({
        lineNumber: 1,
        quantityOrdered: '10',
        quantityCompleted: '0',
        unitPrice: '100',
      }),
      expect.objectContaining({
        lineNumber: 2,
        quantityOrdered: '1',
        quantityInvoiced: '0',
        unitPrice: '40',
      }),
    ]);
    expect(await orderStatus(id)).toBe('in_progress');
    expect((await call('GET', `/jobs/${body.id}`)).body).toEqual(body);
  });

  it("is numbered by the day of the organization's zone, not of Greenwich", async () => {
    fixture.at('2026-11-22T03:30:00Z');
    expect((await makeJob()).number).toBe('JOB-20261121-001');
    fixture.at('2026-11-22T05:30:00Z');
    expect((await makeJob()).number).toBe('JOB-20261122-001');
  });

  it('is numbered without a gap when fifty are made at the same moment and ten are refused', async () => {
    fixture.at('2026-11-21T15:00:00Z');
    const records = Array.from({ length: 60 }, (_, index) =>
      order({ number: `Q-${index}`, status: index % 6 === 5 ? 'pending' : 'approved' }),
    );
    await importOrders(...records);
    const answers = await Promise.all(
      records.map(({ id }) => call('POST', `/purchase-orders/${id}/jobs`, {})),
    );
    const made = answers.filter((answer) => answer.status === 201);
    expect(made.map((answer) => answer.body.number).sort()).toEqual(
      Array.from({ length: 50 }, (_, index) => `JOB-20261121-${String(index + 1).padStart(3, '0')}`),
    );
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(10);
  });

  it('is made once when the request is sent five times', async () => {
    const id = await importOrders(order());
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => call('POST', `/purchase-orders/${id}/jobs`, {})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
    const first = answers.find((answer) => answer.status === 201)?.body;
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
      code: 'JOBS.ALREADY_CREATED',
      jobId: first.id,
      number: first.number,
    });
  });

  it('shares the order with additional jobs, which never hold more than was ordered together', async () => {
    const id = await importOrders(order());
    const url = `/purchase-orders/${id}/jobs`;
    const first = await call('POST', url, { lines: [{ lineNumber: 1, quantity: '4' }] });
    expect(first.body.contractAmount).toBe('400.00');
    const greedy = { additional: true, lines: [{ lineNumber: 1, quantity: '4' }] };
    const rush = await Promise.all([call('POST', url, greedy), call('POST', url, greedy)]);
    expect(rush.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(rush.find((answer) => answer.status === 409)?.body).toMatchObject({
      code: 'JOBS.OVER_ORDERED',
      lineNumber: 1,
      available: '2',
    });
    const rest = await call('POST', url, { additional: true });
    expect(rest.body.lines).toMatchObject([{ quantityOrdered: '2' }, { quantityOrdered: '1' }]);
    expect((await call('POST', url, { additional: true })).body.code).toBe('JOBS.NOTHING_LEFT');
    const extra = await call('POST', url, { ...greedy, overrideReason: 'Flooded again' });
    expect(extra.body.lines).toMatchObject([{ quantityOrdered: '4', overrideReason: 'Flooded again' }]);
  });

  it('gives back what it held when it is cancelled', async () => {
    const job = await makeJob();
    await call('POST', `/jobs/${job.id}/cancel`, { version: 1, reason: 'Wrong site' });
    const again = await call('POST', `/purchase-orders/${job.purchaseOrderId}/jobs`, {});
    expect(again.body.lines).toMatchObject([{ quantityOrdered: '10' }, { quantityOrdered: '1' }]);
  });

  it.each([
    ['an order that waits for approval', { status: 'pending' }, 'JOBS.ORDER_NOT_APPROVED'],
    ['a cancelled order', { status: 'cancelled' }, 'JOBS.ORDER_NOT_APPROVED'],
    ['our own order to a supplier', { direction: 'supplier', customerId: null }, 'JOBS.NOT_A_CUSTOMER_ORDER'],
  ] as const)('is refused for %s', async (_, changes, code) => {
    const id = await importOrders(order(changes));
    const { status, body } = await call('POST', `/purchase-orders/${id}/jobs`, {});
    expect([status, body.code]).toEqual([409, code]);
  });

  it('is refused for an order that is not there', async () => {
    for (const id of [newId(), 'x'])
      expect((await call('POST', `/purchase-orders/${id}/jobs`, {})).body.code).toBe('JOBS.NO_SUCH_ORDER');
  });

  it('lists jobs newest first with their customers, page by page', async () => {
    const made: JobView[] = [];
    for (const name of ['Boiler A', 'Boiler B', 'Pump']) made.push(await makeJob({ name }));
    const first = (await call('GET', '/jobs?limit=2')).body;
    const second = (await call('GET', `/jobs?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((row) => row.number)).toEqual(
      made.map((job) => job.number).reverse(),
    );
    expect(first.items[0]).toMatchObject({ customerName: 'Maple Ridge', contractAmount: '1040.00' });
    expect(second.nextCursor).toBeNull();
    expect((await call('GET', '/jobs?q=boiler&status=created')).body.items).toHaveLength(2);
    expect((await call('GET', `/jobs/${newId()}`)).body.code).toBe('JOBS.NOT_FOUND');
  });

  it('lists what is due within days and what is still open, and how far each is', async () => {
    const due = async (dueDate: string) => fixture.handJob({ name: `Due ${dueDate}`, dueDate });
    const [first, second] = [await due('2026-12-01'), await due('2026-12-31')];
    await due('2027-01-01');
    await call('POST', `/jobs/${first.id}/start`, { version: 1 });
    const lines = [{ lineNumber: 1, quantityCompleted: '3.75' }];
    await call('POST', `/jobs/${first.id}/progress`, { version: 2, lines });
    await call('POST', `/jobs/${second.id}/start`, { version: 1 });
    await call('POST', `/jobs/${second.id}/complete`, { version: 2, allDone: true });
    const found = async (query: string) =>
      (await call('GET', `/jobs?${query}`)).body.items.map(
        (row: { dueDate: string; percentDone: number }) => [row.dueDate, row.percentDone],
      );
    expect(await found('dueFrom=2026-12-01&dueTo=2026-12-31')).toEqual([
      ['2026-12-31', 100],
      ['2026-12-01', 37],
    ]);
    expect(await found('dueTo=2026-12-31&open=true')).toEqual([['2026-12-01', 37]]);
    expect(await found('dueFrom=2027-01-01')).toEqual([['2027-01-01', 0]]);
    expect((await call('GET', '/jobs?dueFrom=soon')).status).toBe(422);
  });
});
