import { Database, runAsTenant, systemActor } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { sandbox } from '../testing/sandbox.js';
import { DueWorkWaker } from './due-work.js';
import { SyncSchedule } from './sync-schedule.js';

const EMPTY = { customers: 0, items: 0, contractors: 0, employees: 0, months: 0 };

describe('the nightly and hourly sync', () => {
  let node: AccountingApp;
  let secondNode: AccountingApp;
  let organization: string;
  let connection: string;

  const as = <T>(work: () => Promise<T>) => runAsTenant(organization, systemActor('test'), work);
  const sql = (text: string, values: unknown[] = []) => as(() => node.get(Database).rows(text, values));
  const runs = () => as(() => node.get(RunsRepository).list(connection, undefined, 50));
  const forgetSlots = () => sql('DELETE FROM schedule_slots');
  const idle = () =>
    eventually(async () => (await runs()).every(({ status }) => status === 'succeeded'), 'every run to end');
  /** Runs that one round of ticks on both nodes started. */
  async function ticked(): Promise<string[]> {
    await idle();
    const before = new Set((await runs()).map(({ id }) => id));
    const nodes = [node, secondNode, node, secondNode];
    await Promise.all(nodes.map((one) => one.get(SyncSchedule).ticks()));
    return (await runs()).filter(({ id }) => !before.has(id)).map(({ trigger }) => trigger);
  }

  beforeAll(async () => {
    node = await AccountingApp.start();
    secondNode = await AccountingApp.beside(node);
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
    const counts = await sql(`SELECT (SELECT count(*)::int FROM schedule_slots WHERE slot = 'old') AS slots,
      (SELECT count(*)::int FROM api_usage WHERE starts_at < now() - interval '1 hour' AND "window" = 'minute') AS minutes,
      (SELECT count(*)::int FROM webhook_events WHERE provider = 'test') AS events`);
    expect(counts).toEqual([{ slots: 0, minutes: 0, events: 1 }]);
  });
});
