import { RateCardChanged } from '#catalog';
import { newId } from '#kernel';
import { Database, EventBus, UnitOfWork } from '#platform';
import { signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { TimeEntryApproved } from '../events/time-entry-approved.event.js';
import { TimeEntryRejected } from '../events/time-entry-moved.events.js';
import { TimekeepingModule } from '../index.js';

describe('what a contractor is told of her time and her pay', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([TimekeepingModule]);
  });

  afterAll(() => test.close());

  it('is whether her time was accepted, why not, and when her rate changes', async () => {
    const organizationId = await test.createOrganization();
    const contractorId = newId();
    const [approved, sentBack] = [newId(), newId()];
    await test.as(organizationId, async () => {
      const { prisma } = test.app.get(Database);
      await prisma.contractor.create({ data: { organizationId, id: contractorId, displayName: 'Bob' } });
      for (const id of [approved, sentBack])
        await prisma.timeEntry.create({
          data: {
            ...{
              organizationId,
              contractorId,
              id,
              minutes: 95,
              status: id === approved ? 'approved' : 'rejected',
            },
            workDate: new Date('2026-11-02T00:00:00Z'),
          },
        });
    });
    const bob = await signIn(test, 'contractor', { organizationId, contractorId });
    await test.as(organizationId, () =>
      test.app.get(UnitOfWork).run(async () => {
        const bus = test.app.get(EventBus);
        await bus.publish(new TimeEntryApproved(approved, 1));
        await bus.publish(new TimeEntryRejected(sentBack, contractorId, 'That was a holiday.'));
        await bus.publish(new RateCardChanged(newId(), 1, contractorId, null, '2027-01-01'));
      }),
    );
    const bodies = await eventually(async () => {
      const answer = await test.app.inject({
        method: 'GET',
        url: '/api/v1/notifications',
        headers: bob.headers,
      });
      const { items } = answer.json<{ items: { body: string }[] }>();
      return items.length === 3 ? items.map(({ body }) => body).sort() : undefined;
    }, 'three notifications');
    expect(bodies).toEqual([
      '1:35 hours of November 2, 2026 were approved.',
      'A rate of yours changes on January 1, 2027.',
      'Your time of November 2, 2026 was sent back: That was a holiday. You can correct it and submit it again.',
    ]);
  });
});
