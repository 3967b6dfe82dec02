import { SchedulerRegistry } from '@nestjs/schedule';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { PushService } from './push.service.js';
import { PUSH_QUEUE } from './push-planner.js';

const DOCUMENTS = 6;

/** How a sender goes on when the books ask it to wait, or have trouble of their own. */
describe('a sender that the books held up', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const work = () =>
    office.as(() => app.get(PushService).work(office.connectionId, new AbortController().signal));
  const count = async (status: string) => (await office.operations({ status })).length;
  const isPaused = async () =>
    (await office.as(() => app.get(ConnectionsRepository).pauseLeft(office.connectionId))) > 0;
  const calls = async () => {
    const { realms } = (await sandbox.requests()) as { realms: { realm: string; total: number }[] };
    return realms.find(({ realm }) => realm === office.company.realm)?.total ?? 0;
  };

  const isAsleep = async () => {
    const { rows } = await app
      .get(Database)
      .unscoped.query("SELECT FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry', 'active')", [
        PUSH_QUEUE,
      ]);
    return rows.length === 0;
  };

  /** Invoices in line, a fault that waits for the first of them, and nobody who was woken for them. */
  const inLine = async (fault: { kind: string; count?: number; retryAfterSeconds?: number }) => {
    await office.as(() => app.get(ConnectionLifecycleCommand).pause(office.connectionId));
    for (let number = 0; number < DOCUMENTS; number++) await office.enter();
    await eventually(async () => (await count('planned')) === DOCUMENTS, 'the invoices to be in line');
    await eventually(isAsleep, 'every sender to have found nothing');
    await sandbox.fault({ realm: office.company.realm, method: 'POST', path: '/invoice', ...fault });
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(ConnectionsRepository).transition(office.connectionId, 'resume')),
    );
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    // It would wake one of its own for what is due.
    await app.get(SchedulerRegistry).getCronJob('sync-due').stop();
  }, 60_000);

  beforeEach(async () => {
    office = await BooksOffice.open(app);
  }, 30_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it.each([
    ['a short while', { kind: 'throttle', count: 1, retryAfterSeconds: 1 }, 900],
    ['a short while, and are away that long', { kind: 'http-503', count: 1, retryAfterSeconds: 1 }, 900],
    ['nothing, and were away for one call', { kind: 'http-503', count: 1 }, 0],
  ])(
    'for %s goes on with what waits, and is not woken for it',
    async (_, fault, least) => {
      await inLine(fault);
      const begun = Date.now();
      await work();
      expect(await count('planned')).toBe(0);
      expect(Date.now() - begun).toBeGreaterThanOrEqual(least);
      await office.settled();
      expect(await count('confirmed')).toBe(DOCUMENTS);
    },
    60_000,
  );

  it.each(['throttle', 'http-503'])(
    'for longer than it may wait calls nobody before that is over: %s',
    async (kind) => {
      await inLine({ kind, retryAfterSeconds: 60 });
      const before = await calls();
      await work();
      await work();
      expect(await calls()).toBe(before + 1);
      expect(await isPaused()).toBe(true);
    },
    60_000,
  );
});
