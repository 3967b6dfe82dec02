import { readFileSync } from 'node:fs';
import { type Clock, newId } from '#kernel';
import { CLOCK, Database, Metrics, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { Outside } from '../../../notifications/src/testing/notifications-fixture.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { AlertCommand } from './alert.command.js';
import { AlertWatch } from './alert-watch.js';
import type { AlertAnswer } from './alerts.dto.js';
import type { HealthSummariesAnswer } from './health.dto.js';
import type { HealthAnswer } from './health-detail.dto.js';

const MINUTE = 60_000;

/** How well the books are kept in step, and who hears of it when they are not. */
describe('the health of a connection', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let owner: SignedIn;
  let manager: SignedIn;
  const outside = new Outside();
  /** Milliseconds that the application's clock is ahead. */
  let ahead = 0;

  const health = async () =>
    (await office.call<HealthAnswer>('GET', `/integrations/${office.connectionId}/health`)).body;
  const summary = async () => {
    const { body } = await office.call<HealthSummariesAnswer>('GET', '/integrations/health');
    return body.items.find(({ connectionId }) => connectionId === office.connectionId);
  };
  const sql = <R>(text: string, values: unknown[] = []) =>
    office.as(() => app.get(Database).rows<R>(text, values));
  const figure = async (name: string) =>
    new RegExp(`^invoicepatch_sync_${name} (.*)$`, 'm').exec(await app.get(Metrics).text())?.[1];
  const look = () => office.as(() => app.get(AlertWatch).look());
  const lookAfter = (minutes: number) => {
    ahead += minutes * MINUTE;
    return look();
  };
  const open = async () =>
    (await office.call<{ items: AlertAnswer[] }>('GET', '/sync-alerts?open=true')).body.items;
  const openKinds = async () => (await open()).map(({ kind }) => kind).sort();
  const invoicesRate = async () => (await health()).entities.find(({ entity }) => entity === 'invoice')?.day;
  const close = (through?: string) => sandbox.closeBooks(office.company.realm, through);
  const retry = () => office.call('POST', `/integrations/${office.connectionId}/retry`, {});
  const parked = async () => {
    const { id } = await office.enter();
    await office.reached(id, 'parked');
    return id;
  };
  /** What this person was told of alerts, once nothing of it is under way. */
  const told = async ({ userId }: SignedIn) => {
    const waiting = () =>
      app
        .get(Database)
        .unscoped.query(
          "SELECT 1 FROM pgboss.job WHERE name LIKE 'notifications.%' AND state IN ('created', 'retry', 'active')",
        );
    await eventually(async () => (await waiting()).rows.length === 0, 'everybody to be told');
    const rows = await sql<{ kind: string }>(
      `SELECT kind FROM notifications WHERE recipient_id = $1 AND kind LIKE 'sync_alert.%' ORDER BY id`,
      [userId],
    );
    return rows.map(({ kind }) => kind.replace('sync_alert.', ''));
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    Object.assign(app.get<Clock>(CLOCK as never), { now: () => new Date(Date.now() + ahead) });
    office = await BooksOffice.open(app);
    const { organizationId } = office;
    owner = await signIn(app.test, 'owner', { organizationId });
    manager = await signIn(app.test, 'manager', { organizationId });
    await outside.listen();
  }, 60_000);

  afterEach(() => {
    ahead = 0;
  });

  afterAll(async () => {
    await app.close();
    outside.close();
  });

  it('tells what went through, what did not and why, and counts each try once', async () => {
    const { id: first } = await office.enter();
    await office.reached(first, 'confirmed');
    await close('2026-12-31');
    const held = await parked();
    expect(await invoicesRate()).toMatchObject({ tries: 2, confirmed: 1, parked: 1, successPercent: '50' });
    const before = await health();
    expect(before.queue).toMatchObject({ planned: 0, parked: 1 });
    const cause = before.causes.find(({ waiting }) => waiting > 0);
    expect(cause).toMatchObject({ tries: 1, waiting: 1, cause: expect.stringMatching(/^closed-period/) });
    expect(await figure(`failures_total{cause="${cause?.cause}"}`)).toBe('1');
    expect([cause?.message, cause?.fix]).toEqual([expect.any(String), expect.stringContaining('period')]);
    expect(cause?.examples).toMatchObject([{ entity: 'invoice', recordId: held, isWaiting: true }]);
    expect(cause?.examples[0]?.label).toMatch(/^T-/);

    await close();
    await retry();
    await office.reached(held, 'confirmed');
    expect(await invoicesRate()).toMatchObject({
      ...{ tries: 3, confirmed: 2, parked: 1, retries: 1, retriesConfirmed: 1, successPercent: '66.66' },
    });
    const after = await health();
    expect(after.causes).toMatchObject([
      { tries: 1, waiting: 0, message: null, examples: [{ recordId: held, isWaiting: false }] },
    ]);
    // What is counted by the hour is what the operations say.
    const [counted] = await sql<{ tries: number; attempts: number }>(
      `SELECT (SELECT sum(tries)::int FROM sync_operation_hours WHERE outcome <> 'waited') AS tries,
         (SELECT sum(fence)::int FROM sync_operations) AS attempts`,
    );
    expect(counted?.tries).toBe(counted?.attempts);
  }, 60_000);

  it('tells how long runs take, what was used of the limits, and what is linked', async () => {
    const [link] = await sql<{ remote: string }>(
      `SELECT remote_id AS remote FROM external_links WHERE entity = 'term' AND deleted_at IS NULL LIMIT 1`,
    );
    const term = async () => (await health()).quality.find(({ entity }) => entity === 'term');
    const well = await term();
    expect(well).toMatchObject({ linkedPercent: '100', orphans: 0, deletedThere: 0, unmapped: 0 });
    await sql(
      `INSERT INTO terms (organization_id, id, name) VALUES (current_organization(), $1, 'Only here')`,
      [newId()],
    );
    await sql(
      `INSERT INTO external_links (organization_id, connection_id, entity, local_id, remote_id, snapshot, snapshot_hash)
       VALUES (current_organization(), $1, 'term', $2, 'lost', '{}', '')`,
      [office.connectionId, newId()],
    );
    await sql(`UPDATE external_links SET deleted_at = now() WHERE entity = 'term' AND remote_id = $1`, [
      link?.remote,
    ]);
    // What was measured holds for a minute, and says of when it is.
    const { qualityMeasuredAt } = await health();
    expect(await term()).toEqual(well);
    expect((await health()).qualityMeasuredAt).toBe(qualityMeasuredAt);
    ahead = 11 * MINUTE;
    const records = (well?.records ?? 0) + 1;
    expect(await term()).toMatchObject({
      ...{ records, linked: records - 2, unmapped: 2, orphans: 1, deletedThere: 1 },
    });
    await eventually(
      async () => (await figure('orphans{entity="term"}')) === '1',
      'the installation to tell',
    );
    const told = ['records', 'records_linked', 'unmapped'].map((one) => figure(`${one}{entity="term"}`));
    expect(await Promise.all(told)).toEqual([records, records - 2, 2].map(String));

    const { runs, budget, lag, access } = await health();
    expect(runs.find(({ kind }) => kind === 'full')).toMatchObject({
      ...{ succeeded: 1, failed: 0, p95Seconds: expect.any(Number) },
    });
    expect(budget.month).toBeGreaterThan(0);
    expect(budget.minuteLimit).toBe(100_000);
    expect(lag).toMatchObject({ seconds: expect.any(Number), oldestWaiting: null });
    expect(access.state).toBe('good');
    expect(await summary()).toMatchObject({ status: 'active', successPercent: '66.66', openAlerts: 0 });
  });

  it('tells people, Slack and programs once when three writes in a row fail, until somebody takes it up', async () => {
    const accountant = office.accountant;
    for (const [path, name] of [
      ['/slack-channels', '#books'],
      ['/webhook-endpoints', undefined],
    ] as const) {
      const kinds = ['sync_alert.writes_failing'];
      const payload = { ...(name && { name, language: 'en' }), url: outside.address + path, kinds };
      const { headers } = owner;
      const url = `/api/v1${path}`;
      const made = await app.test.app.inject({ method: 'POST', url, headers, payload });
      expect(made.statusCode).toBe(201);
    }
    await close('2026-12-31');
    const held = [await parked(), await parked()];
    await look();
    expect(await open()).toEqual([]);
    held.push(await parked());
    // Several nodes look at once, and again.
    await Promise.all([look(), look(), look()]);
    await look();
    const [alert] = await open();
    expect(alert).toMatchObject({ kind: 'writes-failing', status: 'open', failures: 3 });
    expect(alert?.message).toMatch(/closed|period/i);
    expect(await told(accountant)).toEqual(['writes_failing']);
    expect(await told(owner)).toEqual(['writes_failing']);
    expect(await told(manager)).toEqual([]);
    expect(outside.at('/slack-channels')).toHaveLength(1);
    const [posted, ...again] = outside.at('/webhook-endpoints');
    expect(again).toEqual([]);
    expect(posted?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(JSON.parse(posted?.body.toString() ?? '{}')).toMatchObject({
      type: 'sync_alert.writes_failing',
      subject: { type: 'connection', id: office.connectionId },
    });

    const takeUp = () => office.call<AlertAnswer>('POST', `/sync-alerts/${alert?.id}/acknowledge`);
    expect((await takeUp()).body).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: accountant.userId,
    });
    expect((await takeUp()).status).toBe(409);
    await lookAfter(24 * 60);
    ahead = 0;
    expect(await told(manager)).not.toContain('escalated');

    await close();
    await retry();
    for (const id of held) await office.reached(id, 'confirmed');
    await look();
    expect((await openKinds()).includes('writes-failing')).toBe(true);
    ahead = 20 * MINUTE;
    await look();
    ahead = 0;
    expect((await openKinds()).includes('writes-failing')).toBe(false);
    expect(await told(accountant)).toContain('resolved');
  }, 60_000);

  it('tells more people when nobody takes it up, and nobody while it is silenced', async () => {
    await sql(`UPDATE sync_alerts SET status = 'resolved', resolved_at = now() WHERE status <> 'resolved'`);
    const before = (await told(manager)).length;
    await lookAfter(181);
    ahead = 0;
    const [alert] = await open();
    expect(alert).toMatchObject({ kind: 'lagging', status: 'open', escalatedAt: null });
    ahead = (181 + 59) * MINUTE;
    await look();
    expect((await told(manager)).length).toBe(before);
    ahead = (181 + 60) * MINUTE;
    await look();
    await look();
    expect((await told(manager)).slice(before)).toEqual(['escalated']);

    // It is over, and comes back while it is silenced.
    const until = new Date(Date.now() + 600 * MINUTE);
    await office.as(() => app.get(AlertCommand).silence(alert?.id ?? '', until));
    ahead = 0;
    await look();
    ahead = 16 * MINUTE;
    await look();
    ahead = 0;
    expect(await open()).toEqual([]);
    const heard = await told(office.accountant);
    ahead = 400 * MINUTE;
    await look();
    expect(await told(office.accountant)).toEqual(heard);
    ahead = 601 * MINUTE;
    await look();
    expect(await told(office.accountant)).toEqual([...heard, 'lagging']);

    // Whoever heard of it in the end hears that it is over.
    ahead = 661 * MINUTE;
    await look();
    expect((await told(manager)).slice(before)).toEqual(['escalated', 'escalated']);
    await sql(`UPDATE connections SET last_success_at = now() + interval '661 minutes'`);
    for (const minutes of [662, 677]) {
      ahead = minutes * MINUTE;
      await look();
    }
    expect((await told(manager)).slice(before)).toEqual(['escalated', 'escalated', 'resolved']);
    await sql(`UPDATE connections SET last_success_at = now()`);
    const later = new Date(Date.now() + 700 * MINUTE);
    await expect(
      office.as(() => app.get(AlertCommand).silence(alert?.id ?? '', later)),
    ).rejects.toMatchObject({ code: 'ALERT.IS_OVER' });
    ahead = 0;
    const { status } = await office.call('POST', `/sync-alerts/${newId()}/silence`, {
      until: '2020-01-01T00:00:00Z',
    });
    expect(status).toBe(422);
  }, 60_000);

  it('warns a day before the access lapses and a week before it ends, and of a paused company only that', async () => {
    await sql(`UPDATE sync_alerts SET status = 'resolved', resolved_at = now(), silenced_until = NULL`);
    await sql(
      `UPDATE connection_credentials SET refresh_expires_at = now() + interval '20 hours', refresh_hard_expires_at = now() + interval '6 days'`,
    );
    await office.as(() => app.get(ConnectionLifecycleCommand).pause(office.connectionId));
    ahead = 181 * MINUTE;
    await look();
    ahead = 0;
    expect(await openKinds()).toEqual(['access-ending', 'access-expiring']);
    expect((await health()).access.state).toBe('ends-within-a-day');
    expect((await told(office.accountant)).slice(-2).sort()).toEqual(['access_ending', 'access_expiring']);
  });

  it('is not behind with what waited during a pause, neither to its people nor to its operator', async () => {
    const { id } = await office.enter();
    await office.reached(id, 'planned');
    await sql(
      `UPDATE sync_operations SET created_at = now() - interval '5 days', in_line_since = now() - interval '5 days' WHERE local_id = $1`,
      [id],
    );
    await sql(`UPDATE connections SET last_success_at = now() - interval '5 days'`);
    expect(await figure('oldest_waiting_seconds')).toBe('0');
    expect(await figure('operations_waiting{status="planned"}')).toBeUndefined();
    const { connectionId } = office;
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(ConnectionsRepository).transition(connectionId, 'resume')),
    );
    expect(Number(await figure('oldest_waiting_seconds'))).toBeLessThan(60);
    expect(Number(await figure('success_age_seconds'))).toBeLessThan(60);
    await look();
    expect(await openKinds()).not.toContain('lagging');
  });

  it('is not behind with looks that a connection does not wish', async () => {
    const read = `UPDATE connections SET last_success_at = now() - interval '26 hours', works_since = now() - interval '9 days',
      settings = settings || jsonb_build_object('frequency', $1::text)`;
    const hoursBehind = async () => Math.round(Number(await figure('success_age_seconds')) / 3600);
    for (const [frequency, hours] of [
      ['ten-minutes', 26],
      ['hourly', 25],
      ['nightly', 1],
    ] as const) {
      await sql(read, [frequency]);
      expect(await hoursBehind()).toBe(hours);
    }
    await sql('UPDATE connections SET last_success_at = now()');
    expect(await hoursBehind()).toBe(0);
  });

  it('is told to its operator by figures that the dashboard and the rules of docker/ name as they are', async () => {
    const text = await app.get(Metrics).text();
    const real = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name));
    const dashboard = readFileSync('docker/grafana/invoicepatch-sync.json', 'utf8');
    const rules = readFileSync('docker/prometheus/invoicepatch-sync.rules.yml', 'utf8');
    expect(JSON.parse(dashboard)).toMatchObject({ title: expect.any(String), panels: expect.any(Array) });
    for (const file of [dashboard, rules]) {
      const named = [...file.matchAll(/invoicepatch_[a-z_]+/g)].map(([name]) =>
        real.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''),
      );
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter((name) => !real.has(name))).toEqual([]);
    }
    expect(text).toMatch(/invoicepatch_sync_connections\{status="active"\} 1/);
    expect(text).toMatch(/invoicepatch_sync_alerts\{kind="access-ending",status="open"\} 1/);
    expect(text).toMatch(/invoicepatch_sync_retries_total\{entity="invoice",status="confirmed"\} [1-9]/);
    expect(text).not.toContain(office.connectionId);
  });
});
