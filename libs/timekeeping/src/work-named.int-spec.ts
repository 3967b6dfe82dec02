import { newId } from '#kernel';
import { Database } from '#platform';
import type { SignedIn } from '../../identity/src/testing/sign-in.js';
import { Crew } from './testing/crew-fixture.js';

interface Answer {
  id: string;
  version: number;
  status: string;
  jobId: string | null;
  customerId: string | null;
  code?: string;
  field?: string;
  detail?: string;
}

describe('the work that time and expenses are recorded on', () => {
  let crew: Crew;
  let bob: SignedIn;
  const customerId = newId();

  const day = { workDate: '2026-11-02', minutes: 60 };
  const time = (named: object, times: object = day) =>
    crew.call<Answer>(bob, 'POST', `/contractors/${crew.bobId}/time`, { ...times, ...named });
  const spend = (named: object) =>
    crew.call<Answer>(bob, 'POST', `/contractors/${crew.bobId}/expenses`, {
      ...{ expenseDate: '2026-11-02', category: 'parking', amount: '12.00' },
      ...named,
    });
  let count = 0;

  async function job(status: string): Promise<string> {
    const id = newId();
    const { organizationId } = crew;
    await crew.inOneTransaction(async () => {
      await crew.test.app.get(Database).prisma.job.create({
        data: {
          organizationId,
          id,
          customerId,
          number: `JOB-${++count}`,
          name: 'Boiler',
          status,
          contractAmount: '100',
        },
      });
    });
    return id;
  }

  async function visit(status: string, more: { jobId?: string; startedAt?: Date } = {}, goes?: string) {
    const id = newId();
    const { organizationId } = crew;
    await crew.inOneTransaction(async () => {
      const { prisma } = crew.test.app.get(Database);
      await prisma.workOrder.create({
        data: { organizationId, id, customerId, number: `WO-${++count}`, title: 'Visit', status, ...more },
      });
      if (goes)
        await prisma.workOrderAssignment.create({
          data: { organizationId, workOrderId: id, contractorId: goes },
        });
    });
    return id;
  }

  beforeAll(async () => {
    crew = await Crew.gather();
    bob = await crew.contractor(crew.bobId);
    const { organizationId } = crew;
    await crew.inOneTransaction(async () => {
      await crew.test.app
        .get(Database)
        .prisma.customer.create({ data: { organizationId, id: customerId, displayName: 'Acme' } });
    });
  });
  afterAll(() => crew.test.close());

  it('has to exist, in this organization', async () => {
    const other = await crew.test.createOrganization();
    const theirs = newId();
    await crew.test.as(other, async () => {
      await crew.test.app.get(Database).prisma.workOrder.create({
        data: { organizationId: other, id: theirs, number: 'WO-1', title: 'Theirs', status: 'started' },
      });
    });
    for (const [named, field, code] of [
      [{ workOrderId: newId() }, 'workOrderId', 'NO_SUCH_WORK_ORDER'],
      [{ workOrderId: theirs }, 'workOrderId', 'NO_SUCH_WORK_ORDER'],
      [{ jobId: newId() }, 'jobId', 'NO_SUCH_JOB'],
      [{ itemId: newId() }, 'itemId', 'NO_SUCH_ITEM'],
      [{ serviceTypeId: newId() }, 'serviceTypeId', 'NO_SUCH_SERVICE_TYPE'],
    ] as const)
      expect(await time(named)).toMatchObject({ status: 422, body: { code: `TIMEKEEPING.${code}`, field } });
    for (const [named, field] of [
      [{ workOrderId: theirs }, 'workOrderId'],
      [{ taxCodeId: newId() }, 'taxCodeId'],
    ] as const)
      expect(await spend(named)).toMatchObject({ status: 422, body: { field } });
  });

  it('tells its job and its customer', async () => {
    const jobId = await job('in_progress');
    const workOrderId = await visit('started', { jobId });
    expect(await time({ workOrderId })).toMatchObject({ status: 201, body: { jobId, customerId } });
    expect(await spend({ workOrderId })).toMatchObject({ status: 201, body: { jobId, customerId } });
    const other = await job('in_progress');
    expect(await time({ workOrderId, jobId: other })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.OTHER_JOB', field: 'jobId' },
    });
  });

  it('is not over, and the refusal says what it is', async () => {
    const cancelled = await job('cancelled');
    for (const answer of [await time({ jobId: cancelled }), await spend({ jobId: cancelled })])
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'TIMEKEEPING.JOB_CLOSED',
          detail: expect.stringMatching(/^Job JOB-\d+ is cancelled, so no time or expenses/),
        },
      });
    expect(await time({ workOrderId: await visit('cancelled') })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.VISIT_CLOSED' },
    });
    const done = await visit('done', { startedAt: new Date('2026-11-02T13:00:00Z') });
    expect((await time({ workOrderId: done })).status).toBe(201);
    const startedAt = new Date(Date.now() - 60_000).toISOString();
    expect(await time({ workOrderId: done }, { startedAt })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.VISIT_CLOSED', detail: expect.stringContaining('no timer can start') },
    });
  });

  it('may have closed by the time that an entry on it is corrected', async () => {
    const jobId = await job('in_progress');
    const { body } = await time({ jobId });
    const { organizationId } = crew;
    await crew.inOneTransaction(async () => {
      const where = { organizationId, id: jobId };
      await crew.test.app.get(Database).prisma.job.updateMany({ where, data: { status: 'shipped' } });
    });
    const path = `/time-entries/${body.id}`;
    if (body.status === 'draft') await crew.call(bob, 'POST', `${path}/submit`);
    await crew.call(crew.manager, 'POST', `${path}/reject`, { reason: 'Too long' });
    const { version } = (await crew.call<Answer>(bob, 'GET', path)).body;
    const change = (correction: object) => crew.call(crew.manager, 'PATCH', path, correction);
    expect(await change({ version, minutes: 30 })).toMatchObject({
      status: 200,
      body: { jobId, minutes: 30 },
    });
    const closed = await job('shipped');
    expect(await change({ version: version + 1, jobId: closed })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.JOB_CLOSED' },
    });
  });

  it('may have moved to another job by the time that an entry on it is corrected', async () => {
    const jobId = await job('in_progress');
    const workOrderId = await visit('started', { jobId });
    const { body } = await time({ workOrderId });
    const moved = await job('in_progress');
    const { organizationId } = crew;
    await crew.inOneTransaction(async () => {
      const where = { organizationId, id: workOrderId };
      await crew.test.app.get(Database).prisma.workOrder.updateMany({ where, data: { jobId: moved } });
    });
    const path = `/time-entries/${body.id}`;
    if (body.status === 'draft') await crew.call(bob, 'POST', `${path}/submit`);
    await crew.call(crew.manager, 'POST', `${path}/reject`, { reason: 'Too long' });
    const change = async (correction: object) => {
      const { version } = (await crew.call<Answer>(bob, 'GET', path)).body;
      return crew.call<Answer>(crew.manager, 'PATCH', path, { version, ...correction });
    };
    expect(await change({ minutes: 30 })).toMatchObject({ status: 200, body: { jobId, minutes: 30 } });
    expect(await change({ jobId: await job('in_progress') })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.OTHER_JOB' },
    });
    expect(await change({ jobId: moved })).toMatchObject({ status: 200, body: { jobId: moved } });
  });

  it('was given to whoever records it, where the organization says so', async () => {
    const hers = await visit('assigned', {}, crew.annId);
    const his = await visit('assigned', {}, crew.bobId);
    expect((await time({ workOrderId: hers })).status).toBe(201);
    const policy = await crew.call(crew.manager, 'PATCH', '/timekeeping-policy', { assignedOnly: true });
    expect(policy.body).toMatchObject({ assignedOnly: true, forgottenAfterHours: 12 });
    expect(await time({ workOrderId: hers })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.NOT_ASSIGNED', field: 'workOrderId' },
    });
    expect((await time({ workOrderId: his })).status).toBe(201);
  });
});
