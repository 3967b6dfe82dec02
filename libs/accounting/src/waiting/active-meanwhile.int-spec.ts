import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { DecidedAnswer, WaitingListAnswer } from './waiting.dto.js';

/** Several people, or one who decides of many alike, may make the same record active again at the same moment. */
describe('what waits for a record that is made active again', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  const writeOf = async (recordId: string): Promise<string> => {
    const { body } = await office.call<WaitingListAnswer>('GET', '/sync-waiting?limit=100');
    return body.items.find((one) => one.recordId === recordId)?.id ?? '';
  };
  const reactivate = (id: string) =>
    office.must<DecidedAnswer>('POST', `/sync-waiting/${id}/decide`, { answer: 'reactivate' });

  /** Nobody decides of that write until it is let go. */
  const held = async (id: string) => {
    const [has, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = office.as(() =>
      app.get(UnitOfWork).run(async () => {
        await app.get(Database).rows('SELECT id FROM sync_operations WHERE id = $1 FOR UPDATE', [id]);
        has.resolve();
        await letGo.promise;
      }),
    );
    await has.promise;
    return async () => {
      letGo.resolve();
      await done;
    };
  };
  const isSomebodyWaiting = async () => {
    const { rows } = await app
      .get(Database)
      .unscoped.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE OF o%'`,
      );
    return rows.length > 0;
  };

  it('goes also where that was there before it was decided to the end', async () => {
    const item = (await office.remote('item', 'item', office.itemId)) as SandboxDocument;
    await sandbox.edit(office.company.realm, 'item', item.Id, { Active: false });
    const [first, second] = [await office.invoice('40'), await office.invoice('41')];
    await office.settled();
    await office.sync();
    const [one, other] = [await writeOf(first), await writeOf(second)];
    const letGo = await held(other);
    const late = reactivate(other);
    await eventually(isSomebodyWaiting, 'the second decision to wait');
    await reactivate(one);
    await office.reached(first, 'confirmed');
    await letGo();
    await late;
    await office.reached(second, 'confirmed');
  }, 60_000);
});
