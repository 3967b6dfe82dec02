import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { Database } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { TimekeepingModule } from './index.js';

describe('the time of a job', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([IdentityModule, TimekeepingModule]);
  });
  afterAll(() => test.close());

  it('is added up by phase, without what was rejected', async () => {
    const organizationId = await test.createOrganization();
    const { headers } = await signIn(test, 'dispatcher', { organizationId });
    const { prisma } = test.app.get(Database);
    const own = () => ({ organizationId, id: newId() });
    const jobId = await test.as(organizationId, async () => {
      const customer = await prisma.customer.create({ data: { ...own(), displayName: 'Maple Ridge' } });
      const contractor = await prisma.contractor.create({ data: { ...own(), displayName: 'Bob' } });
      const job = await prisma.job.create({
        data: {
          ...{ ...own(), number: 'JOB-20261102-001', name: 'Boiler', status: 'in_progress' },
          ...{ customerId: customer.id, contractAmount: '100' },
        },
      });
      const entries = [
        ['Rough-in', '2026-11-02', 90, 'approved', true],
        ['Rough-in', '2026-11-03', 30, 'submitted', false],
        ['Finish', '2026-11-04', 60, 'invoiced', true],
        ['Finish', '2026-11-04', 600, 'rejected', true],
        [null, '2026-11-05', 15, 'draft', true],
      ] as const;
      for (const [phase, day, minutes, status, billable] of entries)
        await prisma.timeEntry.create({
          data: {
            ...{ ...own(), contractorId: contractor.id, jobId: job.id, phase, minutes, status, billable },
            workDate: new Date(day),
          },
        });
      return job.id;
    });
    const read = (id: string) => test.app.inject({ url: `/api/v1/jobs/${id}/time`, headers });
    expect((await read(jobId)).json()).toEqual({
      minutes: 195,
      phases: [
        { phase: 'Rough-in', entries: 2, minutes: 120, approvedMinutes: 90, billableMinutes: 90 },
        { phase: 'Finish', entries: 1, minutes: 60, approvedMinutes: 60, billableMinutes: 60 },
        { phase: null, entries: 1, minutes: 15, approvedMinutes: 0, billableMinutes: 15 },
      ],
    });
    expect((await read(newId())).json().code).toBe('TIMEKEEPING.NO_SUCH_JOB');
  });
});
