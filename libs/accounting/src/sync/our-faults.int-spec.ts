import pg from 'pg';
import { Database } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import type { WaitingAnswer, WaitingListAnswer } from '../waiting/waiting.dto.js';
import type { SyncOperation } from './operations.repository.js';

/** What goes wrong here and not there: no write may stay between the two for ever without a word. */
describe('a fault of our own', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let owner: pg.Client;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    owner = new pg.Client({ connectionString: app.test.database.ownerUrl });
    await owner.connect();
    await owner.query(
      `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Something here is broken.'; END $$`,
    );
  }, 60_000);

  afterEach(async () => {
    await sandbox.clearFaults();
    await mend();
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });

  const breakDown = (table: string, when: string) =>
    owner.query(
      `CREATE TRIGGER broken BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION broken()`,
    );
  const mend = async () => {
    for (const table of ['sync_operations', 'external_links'])
      await owner.query(`DROP TRIGGER IF EXISTS broken ON ${table}`);
  };

  const waits = async (recordId: string): Promise<WaitingAnswer | undefined> =>
    (await office.call<WaitingListAnswer>('GET', '/sync-waiting?limit=100')).body.items.find(
      (one) => one.recordId === recordId,
    );
  /** As if it had been tried many times. */
  const triedOften = async ({ id }: SyncOperation) => {
    const often = `UPDATE sync_operations SET attempts = 29, next_attempt_at = now() WHERE id = $1 AND status IN ('failed', 'uncertain') RETURNING id`;
    await eventually(
      async () => (await office.as(() => app.get(Database).rows(often, [id]))).length === 1,
      'a write that was tried often',
    );
  };
  const listed = (recordId: string) =>
    eventually(
      async () => {
        await app.get(DueWorkWaker).wakeAll();
        return waits(recordId);
      },
      'a write that waits for a person',
      30_000,
    );
  const lookAgain = ({ id }: WaitingAnswer) =>
    office.must('POST', `/sync-waiting/${id}/decide`, { answer: 'retry' });

  it('before anything was sent: it is tried again, then shown to a person with its cause, and goes once that is mended', async () => {
    await breakDown('sync_operations', `NEW.entity = 'payment' AND NEW.sent IS NOT NULL`);
    const before = (await sandbox.documents(office.company.realm, 'payment')).length;
    const { body } = await office.pay('31', []);
    const failed = await office.reached(body.id, 'failed');
    expect(failed.error).toMatchObject({ kind: 'internal', message: expect.stringContaining('nothing') });
    await triedOften(failed);
    const waiting = await listed(body.id);
    expect(waiting).toMatchObject({
      kind: 'not-sent',
      answers: ['retry'],
      cause: { message: expect.any(String) },
    });
    await mend();
    await lookAgain(waiting);
    await office.reached(body.id, 'confirmed');
    expect(await sandbox.documents(office.company.realm, 'payment')).toHaveLength(before + 1);
  }, 90_000);

  it('after it was sent: it is looked for, then shown to a person who can have it looked for again, and is there once', async () => {
    await breakDown('external_links', `NEW.entity = 'payment'`);
    const before = (await sandbox.documents(office.company.realm, 'payment')).length;
    const { body } = await office.pay('32', []);
    const uncertain = await office.reached(body.id, 'uncertain');
    expect(await waits(body.id)).toBeUndefined();
    await triedOften(uncertain);
    const waiting = await listed(body.id);
    expect(waiting).toMatchObject({
      kind: 'unclear',
      answers: ['retry'],
      cause: { message: expect.any(String) },
    });
    expect((await office.operations({ localId: body.id }))[0]?.status).toBe('uncertain');
    expect((await office.call('GET', '/sync-waiting/counts')).body).toMatchObject({ count: 1 });
    await lookAgain(waiting);
    const isToldAgain = async () => {
      const one = await waits(body.id);
      return one !== undefined && one.since !== waiting.since;
    };
    await eventually(isToldAgain, 'the next look to fail');
    await mend();
    await lookAgain(waiting);
    await office.reached(body.id, 'confirmed');
    expect(await waits(body.id)).toBeUndefined();
    expect(await sandbox.documents(office.company.realm, 'payment')).toHaveLength(before + 1);
  }, 90_000);
});
