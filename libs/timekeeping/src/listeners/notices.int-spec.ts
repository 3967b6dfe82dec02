import { CatalogFacade, type ItemRecord } from '#catalog';
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

  it('is whether her time was accepted, and why not', async () => {
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
      }),
    );
    const bodies = await eventually(async () => {
      const answer = await test.app.inject({
        method: 'GET',
        url: '/api/v1/notifications',
        headers: bob.headers,
      });
      const { items } = answer.json<{ items: { body: string }[] }>();
      return items.length === 2 ? items.map(({ body }) => body).sort() : undefined;
    }, 'two notifications');
    expect(bodies).toEqual([
      '1:35 hours of November 2, 2026 were approved.',
      'Your time of November 2, 2026 was sent back: That was a holiday. You can correct it and submit it again.',
    ]);
  });

  it('is what her rate was and will be and from which day on, whoever moved it', async () => {
    const organizationId = await test.createOrganization();
    const [contractorId, itemId] = [newId(), newId()];
    const item: ItemRecord = {
      ...{ id: itemId, name: 'Plumbing', sku: null, type: 'service', description: null, unitPrice: '100' },
      ...{ purchaseCost: '60', quantityOnHand: null, taxable: true, salesTaxCodeId: null, active: true },
      ...{ incomeAccountId: null, expenseAccountId: null, assetAccountId: null },
    };
    const catalog = test.app.get(CatalogFacade);
    const store = (record: ItemRecord) =>
      test.as(organizationId, () =>
        test.app.get(UnitOfWork).run(() => catalog.items.importRecords([record])),
      );
    await test.as(organizationId, () =>
      test.app
        .get(Database)
        .prisma.contractor.create({ data: { organizationId, id: contractorId, displayName: 'Ann' } }),
    );
    await store(item);
    const office = await signIn(test, 'accountant', { organizationId });
    const ann = await signIn(test, 'contractor', { organizationId, contractorId });
    const call = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
      const { headers } = office;
      const answer = await test.app.inject({ method, url: `/api/v1${url}`, headers, payload });
      return answer.json<{ id: string }>();
    };
    const card = {
      name: 'Ann',
      contractorId,
      itemId,
      method: 'percent',
      value: '10',
      validFrom: '2026-01-01',
    };
    const { id } = await call('POST', '/rate-cards', card);
    await call('PATCH', `/rate-cards/${id}`, { version: 1, value: '15' });
    const told = (count: number) =>
      eventually(async () => {
        const { headers } = ann;
        const answer = await test.app.inject({ method: 'GET', url: '/api/v1/notifications', headers });
        const { items } = answer.json<{ items: { body: string; page: string }[] }>();
        if (items.length !== count) return undefined;
        expect(new Set(items.map(({ page }) => page))).toEqual(new Set([`/contractors/${contractorId}`]));
        return items.map(({ body }) => body).sort();
      }, `${count} notifications`);
    expect(await told(2)).toEqual([
      'Your rate for Plumbing changes from $60.00 to $66.00 on January 1, 2026.',
      'Your rate for Plumbing changes from $66.00 to $69.00 on January 1, 2026.',
    ]);
    await store({ ...item, purchaseCost: '80' });
    expect(await told(3)).toContainEqual(
      expect.stringMatching(/^Your rate for Plumbing changes from \$69\.00 to \$92\.00 on /),
    );
  });
});
