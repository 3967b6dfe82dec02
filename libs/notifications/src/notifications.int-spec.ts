import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { NotificationsFacade } from './index.js';
import { DigestHandler } from './schedule/digest.handler.js';
import { type Answer, completed, NotificationsFixture, rejected } from './testing/notifications-fixture.js';

describe('notifications', () => {
  let at: NotificationsFixture;

  beforeAll(async () => {
    at = await NotificationsFixture.create();
  });

  afterAll(() => at.close());

  it('reach everybody of a role once, however often they are told of the same thing', async () => {
    const id = newId();
    await at.notify(rejected(id, { roles: ['accountant'], userIds: [at.accountant.userId] }));
    await at.notify(rejected(id, { roles: ['accountant'] }));
    await at.notify(rejected(id, { roles: ['accountant', 'manager'] }));
    await eventually(async () => (await at.listOf(at.manager)).length === 1, 'the manager to be told');
    const [shown] = await at.listOf(at.accountant);
    expect(await at.listOf(at.accountant)).toHaveLength(1);
    expect(shown).toMatchObject({
      kind: 'invoice.rejected',
      title: 'Invoice INV-7 was rejected',
      body: 'Invoice INV-7 over $113.00 was sent back: Wrong rate.',
      page: `/invoices/${id}`,
      subject: { type: 'invoice', id },
      readAt: null,
    });
    expect(await at.listOf(at.owner)).toEqual([]);
    await eventually(async () => (await at.lettersTo(at.accountant.email)).length === 1, 'the letter');
    await at.notify(rejected(id, { roles: ['accountant'] }, '2'));
    await eventually(async () => (await at.listOf(at.accountant)).length === 2, 'the second version');
  });

  it('are never told of a change that was not kept', async () => {
    const before = (await at.listOf(at.accountant)).length;
    const both = at.inTenant(() =>
      at.test.app.get(UnitOfWork).run(async () => {
        await at.test.app.get(NotificationsFacade).notify(completed({ roles: ['accountant'] }));
        throw new Error('refused');
      }),
    );
    await expect(both).rejects.toThrow('refused');
    const id = newId();
    await at.notify(completed({ roles: ['accountant'] }, id));
    await eventually(
      async () => (await at.listOf(at.accountant))[0]?.subject.id === id,
      'the one that was kept',
    );
    expect(await at.listOf(at.accountant)).toHaveLength(before + 1);
  });

  it('are read one by one or all at once, each by its own reader', async () => {
    const [first] = await at.listOf(at.accountant, '?unread=true');
    expect((await at.call(at.manager, 'POST', `/notifications/${first.id}/read`)).status).toBe(404);
    expect((await at.call(at.accountant, 'POST', `/notifications/${first.id}/read`)).status).toBe(204);
    const { unread } = (await at.call(at.accountant, 'GET', '/notifications/unread-count')).body;
    expect(unread).toBe((await at.listOf(at.accountant)).length - 1);
    expect((await at.call(at.accountant, 'POST', '/notifications/read-all')).body).toEqual({ read: unread });
    expect(await at.listOf(at.accountant, '?unread=true')).toEqual([]);
  });

  it('follow what the reader chose, in her language', async () => {
    await at.inTenant(async () => {
      await at.test.app
        .get(Database)
        .prisma.user.updateMany({ where: { id: at.manager.userId }, data: { locale: 'fr-CA' } });
    });
    const preferences = [
      { kind: 'job.completed', channel: 'email', mode: 'instant' },
      { kind: 'job.completed', channel: 'in_app', mode: 'off' },
    ];
    const { body } = await at.call(at.manager, 'PATCH', '/notifications/preferences', { preferences });
    expect(body.kinds.find(({ kind }: Answer) => kind === 'job.completed')).toEqual({
      ...{ kind: 'job.completed', label: 'Un travail est terminé' },
      ...{ inApp: 'off', email: 'instant', push: 'off' },
    });
    const before = (await at.listOf(at.manager)).length;
    await at.notify(completed({ userIds: [at.manager.userId] }));
    const [letter] = await eventually(async () => {
      const found = (await at.lettersTo(at.manager.email)).filter((text) =>
        text.includes('JOB-20261121-001'),
      );
      return found.length > 0 ? found : undefined;
    }, 'the letter in French');
    expect(letter).toContain('Subject: =?UTF-8?');
    expect(letter).toContain('<html lang=3D"fr">');
    expect(await at.listOf(at.manager)).toHaveLength(before);
    expect((await at.call(at.manager, 'GET', '/notifications/unread-count')).body.unread).toBe(before);
  });

  it('explain which choices there are', async () => {
    const change = (body: object) => at.call(at.manager, 'PATCH', '/notifications/preferences', body);
    const refused = [
      await change({ preferences: [{ kind: 'job.completed', channel: 'push', mode: 'digest' }] }),
      await change({ preferences: [{ kind: 'job.vanished', channel: 'email', mode: 'off' }] }),
      await change({ timezone: 'Mars/Olympus' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'NOTIFICATIONS.MODE'],
      [422, 'NOTIFICATIONS.KIND'],
      [422, 'NOTIFICATIONS.TIMEZONE'],
    ]);
  });

  it('reach a contractor and a customer who have no sign-in by e-mail, and nobody twice', async () => {
    const { organizationId } = at;
    const contractorId = newId();
    const customerId = newId();
    await at.inTenant(async () => {
      const { prisma } = at.test.app.get(Database);
      await prisma.contractor.create({
        data: { organizationId, id: contractorId, displayName: 'Bob', email: 'bob@contractor.example' },
      });
      await prisma.customer.create({
        data: { organizationId, id: customerId, displayName: 'Acme', email: 'ap@acme.example' },
      });
    });
    const notice = completed({ contractorIds: [contractorId], customerIds: [customerId] });
    await at.notify(notice);
    await at.notify(notice);
    const [letter] = await eventually(async () => {
      const found = await at.lettersTo('bob@contractor.example');
      return found.length > 0 && (await at.lettersTo('ap@acme.example')).length > 0 ? found : undefined;
    }, 'their letters');
    expect(letter).not.toContain('preferences');
    expect(await at.lettersTo('bob@contractor.example')).toHaveLength(1);
  });

  it('come as one letter a day at the reader’s hour, and as none when nothing waits', async () => {
    await at.call(at.owner, 'PATCH', '/notifications/preferences', {
      digestHour: 7,
      timezone: 'America/St_Johns',
    });
    await at.notify(completed({ userIds: [at.owner.userId] }));
    await at.notify(completed({ userIds: [at.owner.userId] }));
    await eventually(async () => (await at.listOf(at.owner)).length === 2, 'both');
    const digest = (days: number) =>
      at.inTenant(() => at.test.app.get(DigestHandler).sendDue(new Date(Date.now() + days * 86_400_000)));
    await digest(-1);
    await digest(2);
    await digest(2);
    await digest(3);
    const [letter] = await eventually(async () => {
      const found = await at.lettersTo(at.owner.email);
      return found.length > 0 ? found : undefined;
    }, 'the digest');
    expect(letter).toContain('2 things happened');
    expect(
      await at.inTenant(() =>
        at.test.app
          .get(Database)
          .prisma.mailMessage.count({ where: { recipients: { has: at.owner.email } } }),
      ),
    ).toBe(1);
  });
});
