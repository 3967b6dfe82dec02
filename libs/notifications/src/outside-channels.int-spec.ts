import { createECDH, randomBytes } from 'node:crypto';
import { newId } from '#kernel';
import { Database } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { signatureHeaders } from './domain/webhook-signature.js';
import {
  type Answer,
  completed,
  type Got,
  NotificationsFixture,
  rejected,
} from './testing/notifications-fixture.js';
import { decrypted } from './testing/read-push.js';
import { newVapidKeys } from './testing/vapid-keys.js';

describe('notifications to browsers, Slack and programs', () => {
  let at: NotificationsFixture;

  beforeAll(async () => {
    const { publicKey, privateKey } = newVapidKeys();
    at = await NotificationsFixture.create({
      VAPID_PUBLIC_KEY: publicKey,
      VAPID_PRIVATE_KEY: privateKey,
      VAPID_SUBJECT: 'mailto:ops@example.test',
    });
  });

  afterAll(() => at.close());

  it('wake a browser with a message that only it can read, and forget one that is gone', async () => {
    const browser = createECDH('prime256v1');
    browser.generateKeys();
    const auth = randomBytes(16);
    const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') };
    const body = { endpoint: `${at.outside.address}/push/1`, keys, device: 'Phone' };
    const made = await at.call(at.accountant, 'POST', '/push-subscriptions', body);
    expect(made.status).toBe(201);
    expect((await at.call(at.accountant, 'POST', '/push-subscriptions', body)).body).toEqual(made.body);
    await at.notify(rejected(newId(), { userIds: [at.accountant.userId] }));
    const [got] = await eventually(async () =>
      at.outside.at('/push/1').length > 0 ? at.outside.at('/push/1') : undefined,
    );
    expect(got?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      authorization: expect.stringMatching(/^vapid t=/),
    });
    const read = JSON.parse(decrypted(got?.body ?? Buffer.alloc(0), browser, auth));
    expect(read).toMatchObject({
      title: 'Invoice INV-7 was rejected',
      url: expect.stringContaining('/invoices/'),
    });
    at.outside.answers.set('/push/1', [410]);
    await at.notify(rejected(newId(), { userIds: [at.accountant.userId] }));
    await eventually(
      async () => (await at.call(at.accountant, 'GET', '/push-subscriptions')).body.items.length === 0,
    );
  });

  it('are posted to Slack without letting a value mention everybody', async () => {
    const url = `${at.outside.address}/slack/T1/B2`;
    const { body: channel, status } = await at.call(at.owner, 'POST', '/slack-channels', {
      ...{ name: '#office', url, kinds: ['job.completed'], language: 'fr' },
    });
    expect([status, JSON.stringify(channel).includes(url)]).toEqual([201, false]);
    await at.notify(completed({}, newId(), '<!channel> & co'));
    await at.notify(rejected(newId(), {}));
    const [got] = await eventually(async () => {
      const posted = at.outside.at('/slack/T1/B2');
      return posted.length > 0 ? posted : undefined;
    });
    const { text } = JSON.parse(got?.body.toString() ?? '{}');
    expect(text).toContain('Le travail JOB-20261121-001, &lt;!channel&gt; &amp; co, est terminé.');
    at.outside.answers.set('/slack/T1/B2', [404]);
    await at.notify(completed({}));
    const off = await eventually(async () => {
      const [item] = (await at.call(at.owner, 'GET', '/slack-channels')).body.items;
      return item.active ? undefined : item;
    });
    expect(off.inactiveReason).toContain('404');
    await at.call(at.owner, 'DELETE', `/slack-channels/${channel.id}`);
    const rows = await at.inTenant(() => at.test.app.get(Database).prisma.slackChannel.count());
    expect(rows).toBe(0);
  });

  describe('to a program', () => {
    let endpoint: Answer;
    const path = '/hooks/erp';
    const deliveries = async () =>
      (await at.call(at.owner, 'GET', `/webhook-endpoints/${endpoint.id}/deliveries`)).body.items as Answer[];

    it('are refused an address inside, on save', async () => {
      const inside = await at.call(at.owner, 'POST', '/webhook-endpoints', {
        url: 'http://169.254.169.254/latest',
      });
      expect([inside.status, inside.body.code]).toEqual([422, 'EGRESS.ADDRESS_REFUSED']);
    });

    it('are refused one that leads inside later, and follow nobody who sends them elsewhere', async () => {
      const { body: made } = await at.call(at.owner, 'POST', '/webhook-endpoints', {
        ...{ url: `${at.outside.address}/moved`, events: ['customer.changed.v1'] },
      });
      const moved = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${made.id}`, {
        ...{ version: 1, url: 'http://10.0.0.1/hooks' },
      });
      expect([moved.status, moved.body.code]).toEqual([422, 'EGRESS.ADDRESS_REFUSED']);
      at.outside.answers.set('/moved', [302]);
      const sent = await at.call(at.owner, 'POST', `/webhook-endpoints/${made.id}/test`, {});
      const failed = await eventually(async () => {
        const { body } = await at.call(at.owner, 'GET', `/webhook-deliveries/${sent.body.id}`);
        return body.status === 'failed' ? body : undefined;
      });
      expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining('redirect') });
      await at.call(at.owner, 'DELETE', `/webhook-endpoints/${made.id}`);
    });

    it('need something to tell, of the list that is told', async () => {
      const url = `${at.outside.address}/hooks/nothing`;
      const refused = async (body: object) =>
        (await at.call(at.owner, 'POST', '/webhook-endpoints', { url, ...body })).body;
      expect((await refused({ notices: false })).code).toBe('NOTIFICATIONS.HEARS_NOTHING');
      expect((await refused({ events: ['invoice.imagined.v1'] })).errors[0].field).toBe('events');
      const { items } = (await at.call(at.owner, 'GET', '/webhook-event-types')).body;
      const approved = items.find(({ type }: Answer) => type === 'invoice.approved.v1');
      expect(approved).toMatchObject({
        record: 'invoice',
        example: { type: 'invoice.approved.v1', subject: { type: 'invoice', sequence: 1 } },
      });
    });

    it('can be tried with an example, signed like everything', async () => {
      const { body: made } = await at.call(at.owner, 'POST', '/webhook-endpoints', {
        ...{ url: `${at.outside.address}/try`, events: ['job.completed.v1'] },
      });
      const { status } = await at.call(at.owner, 'POST', `/webhook-endpoints/${made.id}/test`, {});
      expect(status).toBe(202);
      const got = await eventually(() => Promise.resolve(at.outside.at('/try')[0]));
      const body = JSON.parse(got.body.toString());
      expect(body).toMatchObject({
        type: 'job.completed.v1',
        isTest: true,
        organizationId: at.organizationId,
      });
      expect([isSigned(got, made.secret), got.headers['webhook-id']]).toEqual([true, body.id]);
      await at.call(at.owner, 'DELETE', `/webhook-endpoints/${made.id}`);
    });

    it('end by themselves where nothing has arrived for days, and somebody is told', async () => {
      const { body: made } = await at.call(at.owner, 'POST', '/webhook-endpoints', {
        ...{ url: `${at.outside.address}/dead`, events: ['*'] },
      });
      at.outside.answers.set('/dead', [500]);
      await at.inTenant(() =>
        at.test.app
          .get(Database)
          .rows(
            `UPDATE webhook_endpoints SET failures = 19, failing_since = now() - interval '73 hours' WHERE id = $1`,
            [made.id],
          ),
      );
      await at.call(at.owner, 'POST', `/webhook-endpoints/${made.id}/test`, {});
      const off = await eventually(async () => {
        const { body } = await at.call(at.owner, 'GET', `/webhook-endpoints/${made.id}`);
        return body.active ? undefined : body;
      });
      expect(off).toMatchObject({ failures: 20, inactiveReason: expect.stringContaining('HTTP 500') });
      const told = await eventually(async () =>
        (await at.listOf(at.owner)).find(({ kind }) => kind === 'webhook_endpoint.switched_off'),
      );
      // Its path may carry a token.
      expect(told.title).toContain(new URL(at.outside.address).host);
      expect(JSON.stringify(told)).not.toContain('/dead');
      const on = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${made.id}`, {
        ...{ version: off.version, active: true },
      });
      expect(on.body).toMatchObject({ active: true, failures: 0, failingSince: null });
      await at.call(at.owner, 'DELETE', `/webhook-endpoints/${made.id}`);
    });

    it('arrive signed, and again with the same id after a failure', async () => {
      const made = await at.call(at.owner, 'POST', '/webhook-endpoints', {
        url: at.outside.address + path,
        kinds: ['job.completed'],
      });
      endpoint = made.body;
      expect(endpoint.secret).toMatch(/^whsec_/);
      expect(
        (await at.call(at.owner, 'GET', `/webhook-endpoints/${endpoint.id}`)).body.secret,
      ).toBeUndefined();
      at.outside.answers.set(path, [503]);
      const id = newId();
      await at.notify(completed({}, id));
      await eventually(async () => (await deliveries())[0]?.status === 'delivered', 'the second attempt');
      const [first, second] = at.outside.at(path);
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
      expect(JSON.parse(second?.body.toString() ?? '')).toMatchObject({
        ...{ type: 'job.completed', organizationId: at.organizationId, subject: { type: 'job', id } },
        data: { name: 'Boiler' },
      });
      expect(isSigned(second, endpoint.secret)).toBe(true);
      expect(isSigned(second, `whsec_${randomBytes(32).toString('base64')}`)).toBe(false);
      expect((await deliveries())[0]).toMatchObject({ attempts: 2, lastStatus: 200, lastError: null });
    }, 40_000);

    it('are sent again by hand, with both secrets while one is changed', async () => {
      const [past] = await deliveries();
      const { body: rotated } = await at.call(
        at.owner,
        'POST',
        `/webhook-endpoints/${endpoint.id}/rotate-secret`,
      );
      const { status, body } = await at.call(at.owner, 'POST', `/webhook-deliveries/${past.id}/replay`);
      expect([status, body.replayOf, body.eventId]).toEqual([202, past.id, past.eventId]);
      await eventually(async () => (await deliveries())[0]?.status === 'delivered', 'the replay');
      const last = at.outside.at(path).at(-1);
      expect(isSigned(last, rotated.secret) && isSigned(last, endpoint.secret)).toBe(true);
      expect(last?.headers['webhook-id']).toBe(past.eventId);
    });

    it('end when it says that nobody listens any more, until a person switches it on', async () => {
      at.outside.answers.set(path, [410]);
      await at.notify(completed({}));
      const off = await eventually(async () => {
        const { body } = await at.call(at.owner, 'GET', `/webhook-endpoints/${endpoint.id}`);
        return body.active ? undefined : body;
      });
      const stale = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
        version: 1,
        active: true,
      });
      expect([stale.status, stale.body.code]).toEqual([409, 'NOTIFICATIONS.CHANGED_MEANWHILE']);
      const on = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
        version: off.version,
        active: true,
      });
      expect(on.body).toMatchObject({ active: true, inactiveReason: null });
      expect((await at.call(at.owner, 'DELETE', `/webhook-endpoints/${endpoint.id}`)).status).toBe(204);
      expect((await at.call(at.owner, 'GET', `/webhook-endpoints/${endpoint.id}`)).status).toBe(404);
    });
  });
});

function isSigned(got: Got | undefined, secret: string): boolean {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures,
  } = got?.headers ?? {};
  const at = new Date(Number(timestamp) * 1000);
  const own = signatureHeaders({ id: String(id), body: got?.body.toString() ?? '', at }, [secret])[
    'webhook-signature'
  ];
  return String(signatures)
    .split(' ')
    .includes(own ?? '');
}
