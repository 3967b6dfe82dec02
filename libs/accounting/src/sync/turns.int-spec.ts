import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { RunsRepository } from './runs.repository.js';
import { SyncStarter } from './sync-starter.js';

/** One more than there are workers, who are the same number for what is sent and for what is read. */
const LARGE = 5;
const INVOICES = 12;

/** Whether those who have little to do wait for those who have much. */
describe('beside five companies that have much to do, a small one', () => {
  let app: AccountingApp;
  let large: BooksOffice[];
  let small: BooksOffice;

  const lifecycle = () => app.get(ConnectionLifecycleCommand);
  const count = async (office: BooksOffice, status: string) => (await office.operations({ status })).length;
  const slow = (office: BooksOffice, method: string, path: string, delayMs: number) =>
    sandbox.fault({ kind: 'slow', realm: office.company.realm, method, path, delayMs });
  const runOf = (office: BooksOffice, id: string) =>
    office.as(() => app.get(RunsRepository).find(office.connectionId, id));

  beforeAll(async () => {
    app = await AccountingApp.start({ SYNC_TURN_SECONDS: '1' });
    large = [];
    for (let number = 0; number < LARGE; number++) large.push(await BooksOffice.open(app));
    small = await BooksOffice.open(app);
  }, 120_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it('sends its invoice before any of them is done', async () => {
    for (const office of large) {
      await office.as(() => lifecycle().pause(office.connectionId));
      for (let number = 0; number < INVOICES; number++) await office.enter();
      await slow(office, 'POST', '/invoice', 400);
    }
    await eventually(
      async () =>
        (await Promise.all(large.map((office) => count(office, 'planned')))).every((n) => n === INVOICES),
      'all their invoices to be in line',
    );
    await Promise.all(large.map((office) => office.as(() => lifecycle().resume(office.connectionId))));
    const { id } = await small.enter();
    await small.reachedInTime(id, 'confirmed');
    const left = await Promise.all(large.map((office) => count(office, 'planned')));
    expect(left.map((n) => n > 0)).toEqual(large.map(() => true));
    await sandbox.clearFaults();
    for (const office of large) {
      await office.settled();
      expect(await count(office, 'confirmed')).toBe(INVOICES);
    }
  }, 120_000);

  it('hears what changed there before any of them has read everything again', async () => {
    const start = (office: BooksOffice, kind: 'full' | 'delta') =>
      office.as(() => app.get(SyncStarter).start(office.connectionId, kind, 'test'));
    for (const office of large) await slow(office, 'GET', '/query', 400);
    const runs = await Promise.all(large.map((office) => start(office, 'full')));
    await app.sync(small.organizationId, small.connectionId);
    const standing = await Promise.all(large.map((office, index) => runOf(office, runs[index]?.runId ?? '')));
    expect(standing.map((run) => run?.status)).not.toContain('succeeded');
    await sandbox.clearFaults();
    for (const [index, office] of large.entries()) {
      const { runId } = runs[index] ?? { runId: '' };
      const run = await app.finished(office.organizationId, office.connectionId, runId);
      expect(run).toMatchObject({ status: 'succeeded', error: null });
      expect(Object.values(run.progress).every(({ done }) => done)).toBe(true);
    }
  }, 120_000);
});
