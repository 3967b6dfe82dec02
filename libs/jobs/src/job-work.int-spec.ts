import { AuditLog } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { JobsFixture } from './testing/jobs-fixture.js';

describe('work on a job', () => {
  const fixture = new JobsFixture();
  const { call, importOrders, inTransaction, makeJob, order, orderStatus } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterAll(() => fixture.close());

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
    const { items } = await fixture.test.as(fixture.organization, () =>
      fixture.test.app.get(AuditLog).list({ entity: 'job', entityId: id }, 10),
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
      fixture.facade.recordInvoiced(billed.id, [{ lineNumber: 1, quantity: '1' }], 'Deposit'),
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
