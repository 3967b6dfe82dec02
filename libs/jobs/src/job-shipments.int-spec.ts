import { newId } from '#kernel';
import { eventually } from '../../platform/src/testing/eventually.js';
import { JobsFixture } from './testing/jobs-fixture.js';

describe('a large job', () => {
  const fixture = new JobsFixture();
  const { call, handJob, inTransaction, makeJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterEach(() => fixture.releaseClock());
  afterAll(() => fixture.close());

  const started = async (changes: object = {}) => {
    const { id } = await handJob(changes);
    await call('POST', `/jobs/${id}/start`, { version: 1 });
    await call('POST', `/jobs/${id}/progress`, {
      version: 2,
      lines: [{ lineNumber: 1, quantityCompleted: '6' }],
    });
    return id;
  };

  it('ships in parts, and is shipped when it is completed and nothing is left', async () => {
    const id = await started();
    const part = await call('POST', `/jobs/${id}/ship`, {
      version: 3,
      lines: [{ lineNumber: 1, quantityShipped: '4' }],
      reference: 'Waybill 77',
    });
    expect(part.body).toMatchObject({ status: 'in_progress', lines: [{ quantityShipped: '4' }] });
    const tooMuch = await call('POST', `/jobs/${id}/ship`, {
      version: 4,
      lines: [{ lineNumber: 1, quantityShipped: '7' }],
    });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([409, 'JOBS.OVER_SHIPPED']);
    await call('POST', `/jobs/${id}/complete`, { version: 4, allDone: true });
    const rest = await call('POST', `/jobs/${id}/ship`, { version: 5 });
    expect(rest.body).toMatchObject({ status: 'shipped', lines: [{ quantityShipped: '10' }] });
    const { items } = (await call('GET', `/jobs/${id}/history`)).body;
    expect(
      items.map((one: Record<string, string>) => [one.kind, one.change, one.quantityAfter, one.reference]),
    ).toEqual([
      ['shipped', '6', '10', null],
      ['completed', '4', '10', null],
      ['shipped', '4', '4', 'Waybill 77'],
      ['completed', '6', '6', null],
    ]);
  });

  it('takes its order along: the order is shipped with the last of its jobs', async () => {
    const boilers = await makeJob({ lines: [{ lineNumber: 1, quantity: '10' }] });
    const orderId = boilers.purchaseOrderId;
    const permit = await call('POST', `/purchase-orders/${orderId}/jobs`, { additional: true });
    for (const { id } of [boilers, permit.body as typeof boilers]) {
      await call('POST', `/jobs/${id}/start`, { version: 1 });
      await call('POST', `/jobs/${id}/complete`, { version: 2, allDone: true });
    }
    await call('POST', `/jobs/${boilers.id}/ship`, { version: 3 });
    expect(await fixture.orderStatus(orderId)).toBe('completed');
    await call('POST', `/jobs/${permit.body.id}/ship`, { version: 3 });
    await eventually(async () => (await fixture.orderStatus(orderId)) === 'shipped', 'the shipped order');
  });

  it('bills only what has left, where the customer pays for what arrives', async () => {
    const id = await started({ billingBasis: 'shipped' });
    const bill = () =>
      inTransaction(() => fixture.facade.recordInvoiced(id, [{ lineNumber: 1, quantity: '2' }]));
    await expect(bill()).rejects.toMatchObject({ code: 'JOBS.NOT_SHIPPED', kind: 'conflict' });
    await call('POST', `/jobs/${id}/ship`, { version: 3, lines: [{ lineNumber: 1, quantityShipped: '2' }] });
    await bill();
    const less = await call('POST', `/jobs/${id}/ship`, {
      version: 5,
      lines: [{ lineNumber: 1, quantityShipped: '1' }],
    });
    expect(less.body.code).toBe('JOBS.BELOW_INVOICED');
  });

  it('is split: what the new job holds is what the old one gives, and the history says so', async () => {
    const id = await started();
    const { status, body } = await call('POST', `/jobs/${id}/split`, {
      version: 3,
      lines: [{ lineNumber: 1, quantity: '3' }],
      dueDate: '2027-01-15',
      reason: 'Second truck',
    });
    expect(status).toBe(201);
    expect(body.job).toMatchObject({
      version: 4,
      contractAmount: '700.00',
      lines: [{ quantityOrdered: '7' }],
    });
    expect(body.newJob).toMatchObject({
      status: 'created',
      name: 'Maple Ridge (part)',
      splitFromId: id,
      contractAmount: '300.00',
      dueDate: '2027-01-15',
      startedAt: null,
      lines: [{ quantityOrdered: '3', quantityCompleted: '0' }],
    });
    const { items } = (await call('GET', `/jobs/${id}/history`)).body;
    expect(items[0]).toMatchObject({
      kind: 'ordered',
      change: '-3',
      quantityAfter: '7',
      reason: 'Second truck',
    });
    const done = await call('POST', `/jobs/${id}/split`, {
      version: 4,
      lines: [{ lineNumber: 1, quantity: '2' }],
    });
    expect([done.status, done.body.code, done.body.available]).toEqual([409, 'JOBS.SPLIT_TOO_MUCH', '1']);
  });

  it('is split once when fifty people split it at the same moment', async () => {
    const { id } = await handJob();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        call('POST', `/jobs/${id}/split`, { version: 1, lines: [{ lineNumber: 1, quantity: '3' }] }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    const refused = answers.filter((answer) => answer.status !== 201);
    expect(new Set(refused.map((answer) => [answer.status, answer.body.code].join()))).toEqual(
      new Set(['409,JOBS.STALE_VERSION']),
    );
    expect((await call('GET', `/jobs/${id}`)).body.lines).toMatchObject([{ quantityOrdered: '7' }]);
  });

  it('still closes its order when both of its parts are done', async () => {
    const job = await makeJob();
    const { body } = await call('POST', `/jobs/${job.id}/split`, {
      version: 1,
      lines: [{ lineNumber: 1, quantity: '4' }],
    });
    for (const { id, version } of [body.job, body.newJob]) {
      await call('POST', `/jobs/${id}/start`, { version });
      await call('POST', `/jobs/${id}/complete`, { version: version + 1, allDone: true });
    }
    expect(await fixture.orderStatus(job.purchaseOrderId)).toBe('completed');
  });
});

describe('a job by hand', () => {
  const fixture = new JobsFixture();
  const { call, handJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterEach(() => fixture.releaseClock());
  afterAll(() => fixture.close());

  it('needs no order; its lines add up in cents', async () => {
    const job = await handJob({
      name: 'Emergency call',
      dueDate: '2026-12-01',
      lines: [
        { description: 'Pipe', quantity: '2.5', unitPrice: '3.333' },
        { description: 'Visit', quantity: '1', unitPrice: '90' },
      ],
    });
    expect(job).toMatchObject({
      number: expect.stringMatching(/^JOB-\d{8}-001$/),
      name: 'Emergency call',
      purchaseOrderId: null,
      contractAmount: '98.33',
      billingBasis: 'completed',
      isLate: false,
      lines: [{ quantityOrdered: '2.5', purchaseOrderLineNumber: null }, { unitPrice: '90' }],
    });
  });

  it.each([
    ['a customer', { customerId: newId() }, 'customerId'],
    [
      'an item',
      { lines: [{ itemId: newId(), description: 'x', quantity: '1', unitPrice: '1' }] },
      'lines.itemId',
    ],
    [
      'a tax code',
      { lines: [{ taxCodeId: newId(), description: 'x', quantity: '1', unitPrice: '1' }] },
      'lines.taxCodeId',
    ],
    ['a work centre', { workCentreId: newId() }, 'workCentreId'],
  ])('names %s that exists', async (_, changes, field) => {
    const lines = [{ description: 'x', quantity: '1', unitPrice: '1' }];
    const { status, body } = await call('POST', '/jobs', {
      customerId: fixture.customerId,
      lines,
      ...changes,
    });
    expect([status, body.code, body.field]).toEqual([422, 'JOBS.NO_SUCH_REFERENCE', field]);
  });

  it('has its number without a gap when fifty are made at the same moment and ten are refused', async () => {
    fixture.at('2026-11-21T15:00:00Z');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        call('POST', '/jobs', {
          customerId: index % 6 === 5 ? newId() : fixture.customerId,
          lines: [{ description: 'Visit', quantity: '1', unitPrice: '90' }],
        }),
      ),
    );
    const made = answers.filter((answer) => answer.status === 201).map((answer) => answer.body.number);
    expect(made.sort()).toEqual(
      Array.from({ length: 50 }, (_, index) => `JOB-20261121-${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('is late from the day after it was due, in the calendar of the organization, until it is done', async () => {
    fixture.at('2026-12-02T03:30:00Z');
    const { id } = await handJob({ dueDate: '2026-12-01' });
    const late = async () => [
      (await call('GET', `/jobs/${id}`)).body.isLate,
      (await call('GET', '/jobs?late=true')).body.items.length,
    ];
    expect(await late()).toEqual([false, 0]);
    fixture.at('2026-12-02T05:30:00Z');
    expect(await late()).toEqual([true, 1]);
    await call('POST', `/jobs/${id}/start`, { version: 1 });
    await call('POST', `/jobs/${id}/complete`, { version: 2, allDone: true });
    expect(await late()).toEqual([false, 0]);
  });

  it('is changed by whoever has seen its latest version', async () => {
    const { id } = await handJob({ dueDate: '2026-12-01' });
    const changed = await call('PATCH', `/jobs/${id}`, {
      version: 1,
      dueDate: null,
      priority: 1,
      name: 'Rush',
    });
    expect(changed.body).toMatchObject({ version: 2, dueDate: null, priority: 1, name: 'Rush' });
    const stale = await call('PATCH', `/jobs/${id}`, { version: 1, name: 'Slow' });
    expect([stale.status, stale.body.code]).toEqual([409, 'JOBS.STALE_VERSION']);
  });

  it('is planned, reviewed and returned', async () => {
    const { id } = await handJob();
    const steps: [string, object][] = [
      ['plan', {}],
      ['start', {}],
      ['review', {}],
      ['return', { reason: 'Leaks' }],
      ['review', {}],
    ];
    const statuses: string[] = [];
    for (const [index, [step, more]] of steps.entries())
      statuses.push((await call('POST', `/jobs/${id}/${step}`, { version: index + 1, ...more })).body.status);
    expect(statuses).toEqual(['planned', 'in_progress', 'review', 'in_progress', 'review']);
  });
});
