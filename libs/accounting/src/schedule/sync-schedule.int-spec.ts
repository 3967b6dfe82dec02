import { SchedulerRegistry } from '@nestjs/schedule';
import { type Clock, newId } from '#kernel';
import { CLOCK, Database, runAsTenant, systemActor } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import type { Frequency } from '../connections/frequency.js';
import { UsageRepository } from '../connections/usage.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { sandbox } from '../testing/sandbox.js';
import { DueWorkWaker } from './due-work.js';
import { SyncSchedule } from './sync-schedule.js';

const EMPTY = { customers: 0, items: 0, contractors: 0, employees: 0, months: 0 };

describe('the nightly, the hourly and the frequent sync', () => {
  let node: AccountingApp;
  let secondNode: AccountingApp;
  let organization: string;
  let connection: string;
  const begun = new Date();

  const as = <T>(work: () => Promise<T>) => runAsTenant(organization, systemActor('test'), work);
  const sql = (text: string, values: unknown[] = []) => as(() => node.get(Database).rows(text, values));
  const runs = () => as(() => node.get(RunsRepository).list(connection, undefined, 50));
  const forgetSlots = (...names: string[]) =>
    sql('DELETE FROM schedule_slots WHERE cardinality($1::text[]) = 0 OR name = ANY($1::text[])', [names]);
  const used = (calls: number) =>
    sql(`UPDATE api_usage SET calls = $2 WHERE connection_id = $1 AND "window" = 'month'`, [
      connection,
      calls,
    ]);
  const idle = () =>
    eventually(async () => (await runs()).every(({ status }) => status === 'succeeded'), 'every run to end');
  /** Ticks come when a test says so, and in the slots of one moment: the next ten minutes may begin between two steps. */
  const holdClock = async (one: AccountingApp) => {
    await one.get(SchedulerRegistry).getCronJob('sync-ticks').stop();
    Object.assign(one.get<Clock>(CLOCK as never), { now: () => begun });
  };
  /** Runs that one round of ticks on both nodes started. */
  async function ticked(): Promise<string[]> {
    await idle();
    const before = new Set((await runs()).map(({ id }) => id));
    const nodes = [node, secondNode, node, secondNode];
    await Promise.all(nodes.map((one) => one.get(SyncSchedule).ticks()));
    return (await runs()).filter(({ id }) => !before.has(id)).map(({ trigger }) => trigger);
  }

  beforeAll(async () => {
    node = await AccountingApp.start({ SYNC_ENABLED: 'true' });
    secondNode = await AccountingApp.beside(node, { SYNC_ENABLED: 'true' });
    for (const one of [node, secondNode]) await holdClock(one);
    organization = await node.test.createOrganization();
    connection = await node.connect(organization, await sandbox.createCompany(EMPTY));
  }, 60_000);

  afterAll(async () => {
    await secondNode.close();
    await node.close();
  });

  it('fires once, however many nodes tick and however often', async () => {
    await forgetSlots();
    expect(await ticked()).toEqual(['nightly']);
    expect(await ticked()).toEqual([]);
  });

  it('looks every ten minutes as well, while the month has calls to spare, and every hour in any case', async () => {
    await forgetSlots('sync.catch-up');
    expect(await ticked()).toEqual(['catch-up']);
    expect(await ticked()).toEqual([]);
    await forgetSlots('sync.catch-up', 'sync.hourly');
    expect(await ticked()).toEqual(['hourly']);
    await used(400_000);
    await forgetSlots('sync.catch-up');
    expect(await ticked()).toEqual([]);
    await forgetSlots('sync.catch-up', 'sync.hourly');
    expect(await ticked()).toEqual(['hourly']);
    await used(100);
  });

  it('counts of the month what was called, and no more', async () => {
    await idle();
    await used(0);
    await forgetSlots('sync.catch-up');
    expect(await ticked()).toEqual(['catch-up']);
    await idle();
    const [last] = await runs();
    const month = async () => (await as(() => node.get(UsageRepository).month(connection))).calls;
    await eventually(async () => (await month()) === last?.calls, 'what was not needed to be given back');
    expect(last?.calls).toBeLessThan(5);
  });

  it('looks as often as a connection wishes, and every night in any case', async () => {
    const wish = (frequency: Frequency) =>
      as(() => node.get(ConnectionLifecycleCommand).changeSettings(connection, { frequency }));
    const everyLook = ['catch-up', 'hourly', 'nightly'];
    const seen: Record<string, string[][]> = {};
    for (const frequency of ['hourly', 'nightly', 'ten-minutes'] as const) {
      await wish(frequency);
      seen[frequency] = [];
      for (const look of everyLook) {
        // The night and the hour of the moment stay claimed unless they are forgotten with what is more frequent.
        await forgetSlots(...everyLook.slice(0, everyLook.indexOf(look) + 1).map((one) => `sync.${one}`));
        seen[frequency].push(await ticked());
      }
    }
    expect(seen).toEqual({
      hourly: [[], ['hourly'], ['nightly']],
      nightly: [[], [], ['nightly']],
      'ten-minutes': [['catch-up'], ['hourly'], ['nightly']],
    });
  }, 60_000);

  it('leaves an organization alone that has switched it off', async () => {
    await forgetSlots();
    await sql('UPDATE organizations SET sync_enabled = false');
    expect(await ticked()).toEqual([]);
    await sql('UPDATE organizations SET sync_enabled = true');
  });

  it('leaves a paused connection alone', async () => {
    await forgetSlots();
    await sql(`UPDATE connections SET status = 'paused'`);
    expect(await ticked()).toEqual([]);
    await sql(`UPDATE connections SET status = 'active'`);
  });

  it('takes up a run again whose job was given up', async () => {
    await idle();
    const id = await as(() => node.get(RunsRepository).create(connection, 'delta', 'test'));
    await sql(
      `UPDATE sync_runs SET status = 'running', heartbeat_at = now() - interval '11 minutes' WHERE id = $1`,
      [id],
    );
    await node.get(DueWorkWaker).wakeAll();
    await idle();
  });

  it('forgets at night what has done its duty, and keeps what is young', async () => {
    await forgetSlots();
    const made = await looksOfBefore();
    await sql(
      `INSERT INTO schedule_slots VALUES (current_organization(), 'sync.nightly', 'old', now() - interval '61 days')`,
    );
    await sql(
      `INSERT INTO api_usage SELECT current_organization(), $1, 'minute', now() - age, 1 FROM unnest(ARRAY['2 hours', '1 minute']::interval[]) AS age`,
      [connection],
    );
    await sql(
      `INSERT INTO webhook_events (organization_id, connection_id, provider, event_id, entity, remote_id, operation, processed_at)
       SELECT current_organization(), $1, 'test', age::text, 'customer', '1', 'Update', now() - age FROM unnest(ARRAY['31 days', '1 day']::interval[]) AS age`,
      [connection],
    );
    await ticked();
    expect(
      await sql(
        'SELECT name FROM unnest($1::uuid[], $2::text[]) AS made(id, name) JOIN sync_runs USING (id) ORDER BY name',
        [made.map(({ id }) => id), made.map(({ name }) => name)],
      ),
    ).toEqual(
      ['changed something', 'had problems', 'is young', 'of an hour', 'was reconciled'].map((name) => ({
        name,
      })),
    );
    const counts = await sql(`SELECT (SELECT count(*)::int FROM schedule_slots WHERE slot = 'old') AS slots,
      (SELECT count(*)::int FROM api_usage WHERE starts_at < now() - interval '1 hour' AND "window" = 'minute') AS minutes,
      (SELECT count(*)::int FROM webhook_events WHERE provider = 'test') AS events`);
    expect(counts).toEqual([{ slots: 0, minutes: 0, events: 1 }]);
  });

  /** Runs of some weeks ago: each of another kind that is kept, and one that found nothing. */
  async function looksOfBefore(): Promise<{ id: string; name: string }[]> {
    const kinds = [
      { name: 'found nothing' },
      { name: 'is young', days: 34 },
      { name: 'of an hour', trigger: 'hourly' },
      { name: 'changed something', told: { created: 0, updated: 1 } },
      { name: 'had problems', told: { created: 0, problems: [{}] } },
      { name: 'was reconciled', isReconciled: true },
    ];
    const made = kinds.map((kind) => ({
      id: newId(),
      days: 36,
      trigger: 'catch-up',
      told: { created: 0 },
      ...kind,
    }));
    for (const { id, days, trigger, told } of made)
      await sql(
        `INSERT INTO sync_runs (organization_id, id, connection_id, kind, "trigger", status, progress, started_at, finished_at)
         VALUES (current_organization(), $1, $2, 'delta', $3, 'succeeded', $4, now() - make_interval(days => $5), now() - make_interval(days => $5))`,
        [id, connection, trigger, JSON.stringify({ customer: told }), days],
      );
    await sql(
      `INSERT INTO reconciliation_runs (organization_id, id, connection_id, "trigger", status, sync_run_id)
       SELECT current_organization(), gen_random_uuid(), $1, 'nightly', 'failed', unnest($2::uuid[])`,
      [connection, made.filter(({ isReconciled }) => isReconciled).map(({ id }) => id)],
    );
    return made;
  }
});
