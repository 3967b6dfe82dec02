import { SchedulerRegistry } from '@nestjs/schedule';
import { newId } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../libs/identity/src/testing/sign-in.js';
import { eventually } from '../../../libs/platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../src/app.module.js';
import { oneOfEverything } from './one-of-everything.js';

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

describe('what is not kept for ever', () => {
  let test: TestApp;
  let organizationId: string;
  let admin: SignedIn;

  const call = async (method: 'GET' | 'PATCH', url: string, payload?: object) => {
    const { headers } = admin;
    const answer = await test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  beforeAll(async () => {
    test = await createTestApp(FEATURES);
    organizationId = await test.createOrganization();
    admin = await signIn(test, 'admin', { organizationId });
  });
  afterAll(() => test.close());

  it('is listed with its days and limits, and decided within them', async () => {
    const { body } = await call('GET', '/retention');
    expect(body.items.map(({ name, days }: { name: string; days: number }) => [name, days])).toEqual(
      expect.arrayContaining([
        ['location-punches', 365],
        ['notifications', 365],
        ['sync-changes', 90],
        ['sync-plans', 30],
        ['sync-rollbacks', 365],
        ['webhook-deliveries', 90],
        ['work-order-confirmations', 90],
      ]),
    );
    expect(await call('PATCH', '/retention', { items: [{ name: 'notifications', days: 2 }] })).toMatchObject({
      status: 422,
      body: { code: 'RETENTION.OUT_OF_RANGE', field: 'items.0.days' },
    });
    expect(await call('PATCH', '/retention', { items: [{ name: 'invoices', days: 90 }] })).toMatchObject({
      status: 422,
      body: { code: 'RETENTION.UNKNOWN' },
    });
  });

  it('is changed where it is wished otherwise, and the audit log says no more than that', async () => {
    const wish = (days: number) =>
      call('PATCH', '/retention', {
        items: [
          { name: 'notifications', days: 365 },
          { name: 'sync-plans', days },
        ],
      });
    await wish(31);
    await wish(31);
    await wish(30);
    const { body } = await call('GET', '/audit?action=retention.changed');
    expect(body.items.map(({ data }: { data: { changes: object[] } }) => data.changes)).toEqual([
      [{ name: 'sync-plans', from: 31, to: 30 }],
      [{ name: 'sync-plans', from: 30, to: 31 }],
    ]);
  });

  it('is deleted in the night after its days, here and nowhere else, and the audit log counts it', async () => {
    const elsewhere = await test.createOrganization();
    const { prisma } = test.app.get(Database);
    const fill = async (organization: string, marker: string) => {
      const ids = await oneOfEverything(test, organization, marker);
      await test.as(organization, async () => {
        const timeEntryId = ids['time-entries'] ?? '';
        const place = { kind: 'start', latitude: 45, longitude: -75, accuracyMeters: 5 };
        for (const at of [ago(40), ago(20)])
          await prisma.timePunch.create({
            data: { organizationId: organization, id: newId(), timeEntryId, at, ...place },
          });
        await prisma.notification.updateMany({ data: { createdAt: ago(400) } });
        await prisma.notificationDelivery.updateMany({ data: { createdAt: ago(91) } });
        await prisma.workOrderConfirmation.updateMany({ data: { createdAt: ago(91) } });
      });
    };
    const left = (organization: string) =>
      test.as(organization, async () => ({
        punches: await prisma.timePunch.count(),
        notifications: await prisma.notification.count(),
        deliveries: await prisma.notificationDelivery.count(),
        confirmations: await prisma.workOrderConfirmation.count(),
      }));
    await fill(organizationId, 'Ours');
    await fill(elsewhere, 'Theirs');
    // Theirs stay, because they decided so, but for what was delivered; of ours the older punch goes.
    const keeping = { notifications: 2_555, 'work-order-confirmations': 730 };
    await test.as(elsewhere, async () => {
      for (const [name, days] of Object.entries(keeping))
        await prisma.retentionSetting.create({ data: { organizationId: elsewhere, name, days } });
    });
    await call('PATCH', '/retention', { items: [{ name: 'location-punches', days: 30 }] });
    await test.app.get(SchedulerRegistry, { strict: false }).getCronJob('retention').fireOnTick();
    const gone = { punches: 1, notifications: 0, deliveries: 0, confirmations: 0 };
    const are = (organization: string, expected: object) =>
      eventually(async () => JSON.stringify(await left(organization)) === JSON.stringify(expected));
    await are(organizationId, gone);
    await are(elsewhere, { punches: 2, notifications: 1, deliveries: 0, confirmations: 1 });
    const { body } = await call('GET', '/audit?action=retention.enforced');
    const counts = body.items.map(({ data }: { data: { name: string; deleted: number } }) => [
      data.name,
      data.deleted,
    ]);
    expect(counts.sort()).toEqual([
      ['location-punches', 1],
      ['notifications', 1],
      ['webhook-deliveries', 1],
      ['work-order-confirmations', 1],
    ]);
  });
});
