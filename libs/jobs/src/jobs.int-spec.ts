import { type Clock, newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { AuditLog, CLOCK, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { type PurchaseOrderRecord, PurchaseOrdersFacade } from '#purchase-orders';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { JobsFacade, JobsModule, type JobView } from './index.js';

describe('jobs', () => {
  let test: TestApp;
  let organization: string;
  let customerId: string;
  let facade: JobsFacade;
  let orders: PurchaseOrdersFacade;

  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  const inTransaction = <T>(work: () => Promise<T>) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(work));
  const order = (changes: Partial<PurchaseOrderRecord> = {}): PurchaseOrderRecord => ({
    id: newId(),
    number: '1042',
    direction: 'customer',
    status: 'approved',
    customerId,
    contractorId: null,
    orderDate: '2026-11-01',
    dueDate: '2026-12-24',
    currency: 'CAD',
    exchangeRate: null,
    billingAddress: null,
    shippingAddress: { line1: '7 Site Rd', province: 'ON' },
    memo: 'Side door',
    customerNotes: null,
    subtotal: '1040',
    taxAmount: '0',
    total: '1040',
    source: 'quickbooks-online',
    lines: [
      {
        lineNumber: 1,
        itemId: null,
        description: 'Boiler',
        quantity: '10',
        unitPrice: '100',
        amount: '1000',
        taxCodeId: null,
      },
      {
        lineNumber: 2,
        itemId: null,
        description: 'Permit',
        quantity: '1',
        unitPrice: '40',
        amount: '40',
        taxCodeId: null,
      },
    ],
    ...changes,
  });
  const importOrders = async (...records: PurchaseOrderRecord[]) => {
    await inTransaction(() => orders.orders.importRecords(records));
    return records[0]?.id as string;
  };
  const makeJob = async (body: object = {}): Promise<JobView> => {
    const id = await importOrders(order());
    return (await call('POST', `/purchase-orders/${id}/jobs`, body)).body;
  };
  const orderStatus = async (id: string | null) =>
    (await test.as(organization, () => orders.order(id ?? '')))?.status;

  /** Each scenario works in an organization of its own, so that its numbers start at one. */
  beforeEach(async () => {
    organization = await test.createOrganization();
    customerId = newId();
    const nobody = { companyName: null, givenName: null, familyName: null, email: null, phone: null };
    const nowhere = { billingAddress: null, shippingAddress: null, parentId: null, termId: null };
    await inTransaction(() =>
      test.app.get(PartiesFacade).customers.importRecords([
        {
          ...nobody,
          ...nowhere,
          id: customerId,
          displayName: 'Maple Ridge',
          isProject: false,
          currency: 'CAD',
          taxExempt: false,
          active: true,
        },
      ]),
    );
  });
  beforeAll(async () => {
    test = await createTestApp([JobsModule]);
    facade = test.app.get(JobsFacade);
    orders = test.app.get(PurchaseOrdersFacade);
  });
  afterAll(() => test.close());
  afterEach(() => {
    test.app.get<Clock>(CLOCK).now = () => new Date();
  });

  const at = (instant: string) => {
    test.app.get<Clock>(CLOCK).now = () => new Date(instant);
  };

  describe('a job made of an order', () => {
    it('carries its lines, amount, site and due date, and the order is in progress from then on', async () => {
      at('2026-11-21T15:00:00Z');
      const id = await importOrders(order());
      const { status, body } = await call('POST', `/purchase-orders/${id}/jobs`);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        number: 'JOB-20261121-001',
        name: 'Maple Ridge, 1042',
        description: 'Side door',
        status: 'created',
        purchaseOrderId: id,
        customerId,
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
      at('2026-11-22T03:30:00Z');
      expect((await makeJob()).number).toBe('JOB-20261121-001');
      at('2026-11-22T05:30:00Z');
      expect((await makeJob()).number).toBe('JOB-20261122-001');
    });

    it('is numbered without a gap when fifty are made at the same moment and ten are refused', async () => {
      at('2026-11-21T15:00:00Z');
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
      [
        'our own order to a supplier',
        { direction: 'supplier', customerId: null },
        'JOBS.NOT_A_CUSTOMER_ORDER',
      ],
    ] as const)('is refused for %s', async (_, changes, code) => {
      const id = await importOrders(order(changes));
      const { status, body } = await call('POST', `/purchase-orders/${id}/jobs`, {});
      expect([status, body.code]).toEqual([409, code]);
    });

    it('is refused for an order that is not there', async () => {
      for (const id of [newId(), 'x'])
        expect((await call('POST', `/purchase-orders/${id}/jobs`, {})).body.code).toBe('JOBS.NO_SUCH_ORDER');
    });
  });

  describe('work on a job', () => {
    it('is started, recorded, and completed with its order; each step is in the audit log', async () => {
      const { id, purchaseOrderId } = await makeJob();
      const started = await call('POST', `/jobs/${id}/start`, { version: 1 });
      expect(started).toMatchObject({
        status: 200,
        body: { status: 'in_progress', startedAt: expect.any(String) },
      });
      const half = await call('POST', `/jobs/${id}/progress`, {
        version: 2,
        lines: [{ lineNumber: 1, quantityCompleted: '6' }],
      });
      expect(half.body).toMatchObject({
        version: 3,
        lines: [{ quantityCompleted: '6' }, { quantityCompleted: '0' }],
      });
      const early = await call('POST', `/jobs/${id}/complete`, { version: 3 });
      expect(early).toMatchObject({ status: 409, body: { code: 'JOBS.WORK_REMAINING', lines: [1, 2] } });
      const done = await call('POST', `/jobs/${id}/complete`, { version: 3, allDone: true });
      expect(done.body).toMatchObject({
        status: 'completed',
        completedAt: expect.any(String),
        lines: [{ quantityCompleted: '10' }, { quantityCompleted: '1' }],
      });
      expect(await orderStatus(purchaseOrderId)).toBe('completed');
      const { items } = await test.as(organization, () =>
        test.app.get(AuditLog).list({ entity: 'job', entityId: id }, 10),
      );
      expect(items.map((line) => line.action)).toEqual([
        'job.completed',
        'job.progressed',
        'job.started',
        'job.created',
      ]);
    });

    it('completes the order when the last of two jobs ends, even when both end at the same moment', async () => {
      const id = await importOrders(order());
      const url = `/purchase-orders/${id}/jobs`;
      const jobs = [
        (await call('POST', url, { lines: [{ lineNumber: 1, quantity: '10' }] })).body,
        (await call('POST', url, { additional: true })).body,
      ];
      await Promise.all(jobs.map((job) => call('POST', `/jobs/${job.id}/start`, { version: 1 })));
      await Promise.all(
        jobs.map((job) => call('POST', `/jobs/${job.id}/complete`, { version: 2, allDone: true })),
      );
      expect(await orderStatus(id)).toBe('completed');
    });

    it('ends short with a reason, and the order stays open', async () => {
      const { id, purchaseOrderId } = await makeJob();
      await call('POST', `/jobs/${id}/start`, { version: 1 });
      const { body } = await call('POST', `/jobs/${id}/complete`, { version: 2, shortReason: 'Site sold' });
      expect(body).toMatchObject({ status: 'completed', lines: [{ quantityCompleted: '0' }, {}] });
      expect(await orderStatus(purchaseOrderId)).toBe('in_progress');
    });

    it('tells the slower of two people that the job changed', async () => {
      const { id } = await makeJob();
      await call('POST', `/jobs/${id}/start`, { version: 1 });
      const answers = await Promise.all(
        ['3', '5'].map((quantityCompleted) =>
          call('POST', `/jobs/${id}/progress`, { version: 2, lines: [{ lineNumber: 1, quantityCompleted }] }),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
        code: 'JOBS.STALE_VERSION',
        currentVersion: 3,
      });
    });

    it.each([
      ['before it is started', 1, false, '1', 'JOBS.NOT_IN_PROGRESS'],
      ['past the order without a reason', 2, true, '10.5', 'JOBS.OVER_ORDERED'],
    ])('cannot be recorded %s', async (_, version, isStarted, quantityCompleted, code) => {
      const { id } = await makeJob();
      if (isStarted) await call('POST', `/jobs/${id}/start`, { version: 1 });
      const { status, body } = await call('POST', `/jobs/${id}/progress`, {
        version,
        lines: [{ lineNumber: 1, quantityCompleted }],
      });
      expect([status, body.code]).toEqual([409, code]);
      expect(body.fix).toBeTruthy();
    });

    it('is held and resumed', async () => {
      const { id } = await makeJob();
      await call('POST', `/jobs/${id}/start`, { version: 1 });
      const held = await call('POST', `/jobs/${id}/hold`, { version: 2, reason: 'No permit' });
      const resumed = await call('POST', `/jobs/${id}/resume`, { version: 3 });
      expect([held.body.status, resumed.body.status]).toEqual(['on_hold', 'in_progress']);
      expect(resumed.body.startedAt).toBe(held.body.startedAt);
    });

    it('ends when its order is cancelled, unless it is invoiced', async () => {
      const open = await makeJob();
      const billed = await makeJob();
      await inTransaction(() =>
        facade.recordInvoiced(billed.id, [{ lineNumber: 1, quantity: '1' }], 'Deposit'),
      );
      for (const { purchaseOrderId } of [billed, open]) {
        const reason = 'Customer withdrew';
        await call('POST', `/purchase-orders/${purchaseOrderId}/cancel`, { version: 2, reason });
      }
      await eventually(async () => (await call('GET', `/jobs/${open.id}`)).body.status === 'cancelled');
      expect((await call('GET', `/jobs/${billed.id}`)).body.status).toBe('created');
      const refused = await call('POST', `/jobs/${billed.id}/cancel`, { version: 2, reason: 'x' });
      expect(refused.body.code).toBe('JOBS.INVOICED');
    });
  });

  describe('billing', () => {
    const billable = async (completed: string) => {
      const { id } = await makeJob();
      await call('POST', `/jobs/${id}/start`, { version: 1 });
      const lines = [{ lineNumber: 1, quantityCompleted: completed }];
      await call('POST', `/jobs/${id}/progress`, { version: 2, lines });
      return id;
    };
    const invoiced = async (id: string) =>
      (await test.as(organization, () => facade.job(id)))?.lines[0]?.quantityInvoiced;

    it('takes no more than is completed, when ten invoices are made at the same moment', async () => {
      const id = await billable('7');
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, () =>
          inTransaction(() => facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '2' }])),
        ),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
      expect(await invoiced(id)).toBe('6');
      const refused = results.find((result) => result.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'JOBS.OVER_COMPLETED', kind: 'conflict' });
    });

    it('gets back what a voided invoice took, and no more', async () => {
      const id = await billable('7');
      await inTransaction(() => facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
      await inTransaction(() => facade.releaseInvoiced(id, [{ lineNumber: 1, quantity: '6.5' }]));
      expect(await invoiced(id)).toBe('0');
      await expect(
        inTransaction(() => facade.releaseInvoiced(id, [{ lineNumber: 1, quantity: '1' }])),
      ).rejects.toMatchObject({ code: 'JOBS.OVER_RELEASED' });
    });

    it('keeps the reason for billing ahead of the work on the line', async () => {
      const id = await billable('0');
      await inTransaction(() =>
        facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '3' }], 'Deposit of 30 %'),
      );
      const job = await test.as(organization, () => facade.job(id));
      expect(job?.lines.map((line) => line.overrideReason)).toEqual(['Deposit of 30 %', null]);
    });

    it('leaves no trace when the invoice is not made after all', async () => {
      const id = await billable('7');
      await expect(
        inTransaction(async () => {
          await facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '1' }]);
          throw new Error('no invoice');
        }),
      ).rejects.toThrow('no invoice');
      expect(await invoiced(id)).toBe('0');
    });
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
});
