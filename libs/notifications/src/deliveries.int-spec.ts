import type { ServerResponse } from 'node:http';
import { newId } from '#kernel';
import { Database } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { type Answer, completed, NotificationsFixture } from './testing/notifications-fixture.js';

describe('deliveries to programs that behave badly', () => {
  let at: NotificationsFixture;

  beforeAll(async () => {
    at = await NotificationsFixture.create();
  });
  afterAll(() => at.close());

  const listening = async (path: string, more: object = {}, as = at.owner): Promise<Answer> => {
    const body = { url: at.outside.address + path, kinds: ['job.completed'], ...more };
    const made = await at.call(as, 'POST', '/webhook-endpoints', body);
    expect(made.status).toBe(201);
    return made.body;
  };
  const shown = async (id: string): Promise<Answer> =>
    (await at.call(at.owner, 'GET', `/webhook-endpoints/${id}`)).body;
  const log = async (id: string): Promise<Answer[]> =>
    (await at.call(at.owner, 'GET', `/webhook-endpoints/${id}/deliveries?limit=100`)).body.items;
  const tell = async (count: number) => {
    for (let told = 0; told < count; told++) await at.notify(completed({}));
  };
  /** All jobs that an endpoint's messages have had, and those that wait, in the order in which they will be taken. */
  const jobsOf = async (id: string) => {
    const { rows } = await at.test.app
      .get(Database)
      .unscoped.query<{ delivery: string; state: string; due: boolean }>(
        `SELECT data #>> '{data,deliveryId}' AS delivery, state, start_after <= now() AS due FROM pgboss.job
       WHERE group_id LIKE $1 || '/%' ORDER BY priority DESC, created_on`,
        [id],
      );
    const waiting = rows.filter(({ state }) => state === 'created');
    const due = rows.filter((job) => job.state === 'active' || (job.state === 'created' && job.due)).length;
    return { all: rows.length, due, waiting: waiting.map(({ delivery }) => delivery) };
  };
  const refuse = (response: ServerResponse) => response.writeHead(500).end();
  const isDelivered = ({ status }: Answer) => status === 'delivered';
  const remove = (id: string) => at.call(at.owner, 'DELETE', `/webhook-endpoints/${id}`);
  const write = (sql: string, ...values: unknown[]) =>
    at.inTenant(() => at.test.app.get(Database).rows(sql, values));

  it('hold up nobody else while one never answers', async () => {
    at.outside.manners.set('/hangs', () => undefined);
    const hanging = await listening('/hangs');
    await tell(12);
    await eventually(async () => at.outside.at('/hangs').length > 0, 'the first call');
    const organizationId = await at.test.createOrganization();
    const neighbour = await signIn(at.test, 'owner', { organizationId });
    const made = await listening('/prompt', {}, neighbour);
    await at.call(neighbour, 'POST', `/webhook-endpoints/${made.id}/test`, {});
    await eventually(async () => at.outside.at('/prompt').length > 0, 'the neighbour');
    expect(at.outside.at('/hangs').length).toBeLessThanOrEqual(2);
    await remove(hanging.id);
  }, 40_000);

  it('are kept from one that keeps failing, but for one that tries whether it answers again', async () => {
    at.outside.manners.set('/fails', (response) => response.writeHead(500).end());
    const endpoint = await listening('/fails');
    await tell(9);
    const resting = await eventually(async () => {
      const found = await shown(endpoint.id);
      return found.restingUntil ? found : undefined;
    });
    expect(resting.failures).toBeGreaterThanOrEqual(5);
    expect((await log(endpoint.id)).filter(({ attempts }) => attempts === 0).length).toBeGreaterThan(0);
    at.outside.manners.delete('/fails');
    await write('UPDATE webhook_endpoints SET resting_until = now() WHERE id = $1', endpoint.id);
    await eventually(
      async () => (await log(endpoint.id)).every(({ status }) => status === 'delivered'),
      'everything to arrive',
      60_000,
    );
    expect(await shown(endpoint.id)).toMatchObject({ failures: 0, restingUntil: null });
    await remove(endpoint.id);
  }, 90_000);

  it('are put off all at once while one rests, in their order, and come when it answers again', async () => {
    const held: ServerResponse[] = [];
    at.outside.manners.set('/backlog', (response) => held.push(response));
    const endpoint = await listening('/backlog');
    await tell(40);
    await eventually(async () => (await log(endpoint.id)).length === 40, 'all to be queued', 20_000);
    const { waiting: before } = await jobsOf(endpoint.id);
    at.outside.manners.set('/backlog', refuse);
    held.forEach(refuse);
    await eventually(async () => (await shown(endpoint.id)).restingUntil, 'the rest');
    await write(
      `UPDATE webhook_endpoints SET resting_until = now() + interval '1 hour' WHERE id = $1`,
      endpoint.id,
    );
    const { all, waiting } = await eventually(
      async () => {
        const jobs = await jobsOf(endpoint.id);
        return jobs.all > 40 && jobs.due === 0 ? jobs : undefined;
      },
      'nothing to be due',
      20_000,
    );
    const sent = await log(endpoint.id);
    const attempts = sent.reduce((sum, one) => sum + one.attempts, 0);
    const untried = sent.filter((one) => one.attempts === 0).map(({ id }) => id);
    const ofThem = (ids: string[]) => ids.filter((id) => untried.includes(id));
    expect(untried.length).toBeGreaterThan(20);
    // One for each message, one for each attempt that is made again, and of each lane the few that found it at rest.
    expect(all - 40 - attempts).toBeLessThan(12);
    expect(ofThem(waiting)).toEqual(ofThem(before));
    at.outside.manners.delete('/backlog');
    await at.call(at.owner, 'POST', `/webhook-deliveries/${untried[0]}/replay`, {});
    await eventually(
      async () => (await log(endpoint.id)).filter(({ id }) => untried.includes(id)).every(isDelivered),
      'everything that had not been tried',
      10_000,
    );
    await remove(endpoint.id);
  }, 60_000);

  it('wait as long as it asks for, unless somebody corrects its address', async () => {
    at.outside.manners.set('/busy', (response) => response.writeHead(503, { 'retry-after': '900' }).end());
    const endpoint = await listening('/busy');
    await tell(1);
    const resting = await eventually(async () => {
      const found = await shown(endpoint.id);
      return found.restingUntil ? found : undefined;
    });
    const seconds = (Date.parse(resting.restingUntil) - Date.now()) / 1000;
    expect([seconds > 880, seconds <= 901]).toEqual([true, true]);
    await tell(1);
    await eventually(async () => (await log(endpoint.id)).length === 2);
    const { body: moved } = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
      ...{ version: resting.version, url: `${at.outside.address}/ready` },
    });
    expect(moved).toMatchObject({ failures: 0, failingSince: null, restingUntil: null });
    expect(at.outside.at('/busy')).toHaveLength(1);
    await remove(endpoint.id);
  });

  it('that were put off while it rested arrive as soon as somebody corrects its address', async () => {
    at.outside.manners.set('/wrong', refuse);
    const endpoint = await listening('/wrong');
    await write(
      `UPDATE webhook_endpoints SET failures = 9, failing_since = now(), resting_until = now() + interval '1 hour' WHERE id = $1`,
      endpoint.id,
    );
    await tell(3);
    await eventually(async () => {
      const { due, waiting } = await jobsOf(endpoint.id);
      return due === 0 && waiting.length === 3;
    }, 'all to be put off');
    await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
      ...{ version: endpoint.version, url: `${at.outside.address}/right` },
    });
    await eventually(async () => (await log(endpoint.id)).every(isDelivered), 'all to arrive', 10_000);
    await remove(endpoint.id);
  }, 40_000);

  it('have arrived when it says so, however much it says after that', async () => {
    at.outside.manners.set('/talks', (response) => response.writeHead(200).end(Buffer.alloc(100_000)));
    at.outside.manners.set('/never-ends', (response) => response.writeHead(200).write('ok'));
    for (const path of ['/talks', '/never-ends']) {
      const endpoint = await listening(path);
      await tell(1);
      const [sent] = await eventually(async () => {
        const items = await log(endpoint.id);
        return items[0]?.attempts === 1 && items[0].status !== 'queued' ? items : undefined;
      }, path);
      expect(sent).toMatchObject({ status: 'delivered', lastStatus: 200, lastError: null });
      await remove(endpoint.id);
    }
  }, 40_000);

  it('end after the last attempt also where the fault is on this side, without blame for the program', async () => {
    const endpoint = await listening('/sealed', { kinds: ['invoice.rejected'] });
    await write(`UPDATE webhook_endpoints SET secret_sealed = 'not a seal' WHERE id = $1`, endpoint.id);
    const sent = await at.call(at.owner, 'POST', `/webhook-endpoints/${endpoint.id}/test`, {});
    await write('UPDATE notification_deliveries SET attempts = 13 WHERE id = $1', sent.body.id);
    const failed = await eventually(async () => {
      const { body } = await at.call(at.owner, 'GET', `/webhook-deliveries/${sent.body.id}`);
      return body.status === 'failed' ? body : undefined;
    });
    expect(failed.lastError).toContain('here');
    expect(await shown(endpoint.id)).toMatchObject({ failures: 0, active: true });
    await remove(endpoint.id);
  });

  it('go to a program whose description can be taken away again', async () => {
    const endpoint = await listening('/described', { description: 'Warehouse' });
    const change = (version: number, description: string | null | undefined) =>
      at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, { version, description });
    expect((await change(1, undefined)).body.description).toBe('Warehouse');
    expect((await change(2, null)).body.description).toBeNull();
    await remove(endpoint.id);
  });

  it('do not switch off an address that nobody called yet', async () => {
    const endpoint = await listening('/old');
    at.outside.manners.set('/old', async (response) => {
      await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
        ...{ version: 1, url: `${at.outside.address}/new` },
      });
      response.writeHead(410).end();
    });
    await at.notify(completed({}, newId()));
    await eventually(async () => (await log(endpoint.id))[0]?.status === 'failed');
    expect(await shown(endpoint.id)).toMatchObject({ active: true, failures: 0 });
    await remove(endpoint.id);
  });
});
