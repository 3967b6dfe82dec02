import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { FileRoom } from '../testing/file-room.js';
import { sandbox } from '../testing/sandbox.js';
import { PushService } from './push.service.js';

/** Plans, undoing and the queue all send: two of them may come to the same write. */
describe('two senders', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let room: FileRoom;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    room = new FileRoom(office);
    await office.as(() =>
      app.get(ConnectionsRepository).updateSettings(office.connectionId, { attachments: true }),
    );
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  const sql = <T>(text: string, values: unknown[] = []) =>
    office.as(() => app.get(Database).rows<T>(text, values));

  const allow = (push: boolean) =>
    office.as(() => app.get(ConnectionsRepository).updateSettings(office.connectionId, { push }));

  const send = () =>
    office.as(() => app.get(PushService).work(office.connectionId, new AbortController().signal));

  /** A file that is to be sent, of which nothing has left yet; and no sender may take it. */
  const planned = async (): Promise<{ bill: string; id: string }> => {
    const { realm } = office.company;
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/upload' });
    const bill = await room.bill(await room.save('receipt.txt', Buffer.from('A receipt: 12.50')));
    const { id } = await room.reached(bill, 'uncertain');
    await allow(false);
    await sandbox.clearFaults();
    const anew = `UPDATE sync_operations SET status = 'planned', sent = NULL, attempts = 0, next_attempt_at = now() WHERE id = $1 AND status = 'uncertain' RETURNING id`;
    await eventually(async () => (await sql(anew, [id])).length === 1, 'a file that is to be sent');
    return { bill, id };
  };

  /** Nobody gets a call counted until it is let go. */
  const holdBudget = async () => {
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = office.as(() =>
      app.get(UnitOfWork).run(async () => {
        await app
          .get(Database)
          .rows('SELECT calls FROM api_usage WHERE connection_id = $1 FOR UPDATE', [office.connectionId]);
        held.resolve();
        await letGo.promise;
      }),
    );
    await held.promise;
    return async () => {
      letGo.resolve();
      await done;
    };
  };

  const waitingForBudget = (count: number) =>
    eventually(async () => {
      const { rows } = await app
        .get(Database)
        .unscoped.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO api_usage%'`,
        );
      return rows.length >= count;
    }, `${count} that wait for a call`);

  it('come to the same file because the first waited for its turn longer than its claim holds: it is there once', async () => {
    const { realm } = office.company;
    const { bill, id } = await planned();
    const slow = { kind: 'slow', method: 'POST', path: '/upload', count: 1, delayMs: 1_500 };
    await sandbox.fault({ ...slow, realm });
    const letGo = await holdBudget();
    await allow(true);
    const first = send();
    await waitingForBudget(1);
    const lapse = `UPDATE sync_operations SET lease_until = now() WHERE id = $1 AND status = 'in_flight' RETURNING fence::text`;
    const [before] = await sql<{ fence: string }>(lapse, [id]);
    const second = send();
    await waitingForBudget(2);
    const [now] = await sql<{ fence: string }>('SELECT fence::text FROM sync_operations WHERE id = $1', [id]);
    expect(Number(now?.fence)).toBe(Number(before?.fence) + 1);
    await letGo();
    await Promise.all([first, second]);
    await office.settledSoon();
    expect(await room.hanging('bill', bill)).toHaveLength(1);
  }, 60_000);
});
