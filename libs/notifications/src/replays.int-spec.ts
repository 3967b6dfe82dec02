import { newId } from '#kernel';
import { Database } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { type Answer, completed, NotificationsFixture } from './testing/notifications-fixture.js';

describe('sending a program everything again since a moment', () => {
  let at: NotificationsFixture;
  const since = '2026-01-01T00:00:00.000Z';

  beforeAll(async () => {
    at = await NotificationsFixture.create();
  });
  afterAll(() => at.close());

  const rows = <T>(sql: string, ...values: unknown[]) =>
    at.inTenant(() => at.test.app.get(Database).rows<T & object>(sql, values));
  /** Whoever never answers gets nothing done, so that what is queued can be counted. */
  const hanging = async (events: string[]): Promise<Answer> => {
    const path = `/hangs/${newId()}`;
    at.outside.manners.set(path, () => undefined);
    const body = { url: at.outside.address + path, events, notices: true };
    return (await at.call(at.owner, 'POST', '/webhook-endpoints', body)).body;
  };
  /** All of one moment, as one transaction writes them. */
  const happened = (type: string, count: number) =>
    rows(
      `INSERT INTO data_events (organization_id, id, type, record_type, record_id, sequence, body, occurred_at)
       SELECT current_organization(), gen_random_uuid(), $1, 'item', gen_random_uuid(), 1, '{"occurredAt":""}', now()
       FROM generate_series(1, $2)`,
      type,
      count,
    );
  const replay = (id: string, onlyMissing = true) =>
    at.call(at.owner, 'POST', `/webhook-endpoints/${id}/replay`, { since, onlyMissing });
  const queuedFor = (id: string) =>
    rows<{ event: string; priority: number }>(
      `SELECT d.event_id AS event, j.priority FROM notification_deliveries d
       JOIN pgboss.job j ON j.name = 'notifications.deliver' AND j.data->'data'->>'deliveryId' = d.id::text
       WHERE d.target_id = $1 AND d.event_key LIKE 'replay:%' AND d.status = 'queued'`,
      id,
    );
  const isRunning = async (id: string) =>
    (await rows('SELECT 1 FROM webhook_endpoints WHERE id = $1 AND replay_id IS NOT NULL', id)).length > 0;

  it('queues each occurrence once, page by page, after what is new', async () => {
    const endpoint = await hanging(['item.changed.v1']);
    await at.notify(completed({}));
    await eventually(async () => {
      const found = await rows('SELECT 1 FROM notification_deliveries WHERE target_id = $1', endpoint.id);
      return found.length === 1;
    });
    await happened('item.changed.v1', 330);
    await happened('customer.changed.v1', 330);
    // The notice is on its way, so it is not missing.
    expect((await replay(endpoint.id)).body.messages).toBe(330);
    await eventually(async () => !(await isRunning(endpoint.id)), 'the last page');
    const queued = await queuedFor(endpoint.id);
    expect([queued.length, new Set(queued.map(({ event }) => event)).size]).toEqual([330, 330]);
    expect([...new Set(queued.map(({ priority }) => priority))]).toEqual([-1]);
    expect((await replay(endpoint.id)).body.messages).toBe(0);
    await at.call(at.owner, 'DELETE', `/webhook-endpoints/${endpoint.id}`);
  }, 40_000);

  it('goes no faster than the program takes, once at a time, and ends when it is switched off', async () => {
    const endpoint = await hanging(['job.created.v1']);
    await happened('job.created.v1', 1_500);
    expect((await replay(endpoint.id, false)).body.messages).toBeGreaterThanOrEqual(1_500);
    const again = await replay(endpoint.id, false);
    expect([again.status, again.body.code]).toEqual([409, 'NOTIFICATIONS.REPLAY_RUNNING']);
    await eventually(async () => (await queuedFor(endpoint.id)).length >= 500, 'the first pages');
    const off = await at.call(at.owner, 'PATCH', `/webhook-endpoints/${endpoint.id}`, {
      ...{ version: endpoint.version, active: false },
    });
    expect(off.status).toBe(200);
    expect(await isRunning(endpoint.id)).toBe(false);
    await eventually(async () => {
      const waiting = await rows(
        `SELECT 1 FROM pgboss.job WHERE name = 'notifications.replay' AND state < 'completed' AND data->'data'->>'endpointId' = $1`,
        endpoint.id,
      );
      return waiting.length === 0;
    }, 'the end of the chain');
    const made = await rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM notification_deliveries WHERE target_id = $1 AND event_key LIKE 'replay:%'`,
      endpoint.id,
    );
    expect(made[0]?.count).toBeLessThan(1_000);
    await at.call(at.owner, 'DELETE', `/webhook-endpoints/${endpoint.id}`);
  }, 60_000);

  it('does not keep whoever asks waiting until all is counted', async () => {
    const endpoint = await hanging(['job.moved.v1']);
    await happened('job.moved.v1', 5_001);
    const { status, body } = await replay(endpoint.id);
    expect([status, body.messages]).toEqual([202, null]);
    await at.call(at.owner, 'DELETE', `/webhook-endpoints/${endpoint.id}`);
  }, 40_000);
});
