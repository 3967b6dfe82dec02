import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { ReconciliationOffice } from '../testing/reconciliation-office.js';
import { sandbox } from '../testing/sandbox.js';
import { StockRoom } from '../testing/stock-room.js';

/** What is on hand on both sides, when the books are tied out. */
describe('quantities on hand, tied out', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let room: StockRoom;
  let books: ReconciliationOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    room = await StockRoom.open(office);
    books = new ReconciliationOffice(office);
    await room.begin();
  }, 60_000);
  afterEach(() => sandbox.closeBooks(books.realm));
  afterAll(() => app.close());

  /** Somebody buys ten of them there, which tells nothing of the item itself. */
  const boughtThere = async (remoteId: string) => {
    const [vendor] = await sandbox.documents(books.realm, 'vendor');
    await sandbox.create(books.realm, 'Bill', {
      VendorRef: { value: vendor?.Id },
      Line: [
        {
          ...{ Amount: 40, DetailType: 'ItemBasedExpenseLineDetail' },
          ItemBasedExpenseLineDetail: { ItemRef: { value: remoteId }, Qty: 10, UnitPrice: 4 },
        },
      ],
    });
  };
  const onHand = async ({ id }: { id: string }) => {
    const sql = 'SELECT trim_scale(quantity_on_hand)::text AS quantity FROM items WHERE id = $1';
    return (await books.sql<{ quantity: string }>(sql, id))[0]?.quantity;
  };
  const ofStock = async (run: { id: string }) =>
    (await books.differencesOf(run)).filter(({ kind }) => kind === 'quantity-differs');

  it('agree where nothing moved, and the certificate says how many items were compared', async () => {
    await room.item();
    const run = await books.reconcile();
    expect(await ofStock(run)).toEqual([]);
    const { item } = run.counts as Record<string, { ours: number; theirs: number }>;
    expect(item?.ours).toBeGreaterThan(0);
    expect(item).toEqual({ ours: item?.ours, theirs: item?.ours, leftOut: 0 });
    const { statement } = await books.certificateOf(run);
    expect(statement).toMatchObject({ verdict: 'clean', counts: { item } });
  });

  it('names what jobs used today as on its way: nobody has to do anything, and the next day it is gone', async () => {
    const item = await room.item();
    const job = await room.job();
    await room.move('consume', job, item.id, '4.5', 0);
    const run = await books.reconcile();
    expect(run).toMatchObject({ found: 1, open: 0 });
    expect(await ofStock(run)).toMatchObject([
      {
        ...{ cause: 'timing', side: 'stock', entity: 'item', recordId: item.id },
        ...{ ours: '35.5', theirs: '40', amount: '4.5', detail: { untold: '4.5' } },
        message: expect.stringContaining('Jobs used 4.5 of it that the books have not been told of yet'),
        repairs: ['check-again', 'explain'],
      },
    ]);
    expect((await books.certificateOf(run)).statement.verdict).toBe('explained');
    await room.sql(`UPDATE stock_movements SET at = at - interval '1 day' WHERE job_id = $1`, [job]);
    await room.told();
    const [found] = await ofStock(run);
    expect(await books.repair(found?.id ?? '', { repair: 'check-again' })).toMatchObject({
      body: { status: 'settled' },
    });
    expect(await ofStock(await books.reconcile())).toEqual([]);
  });

  it('names what moved there since the last look, and one click reads it', async () => {
    const item = await room.item();
    await boughtThere(item.remoteId);
    const run = await books.reconcile();
    const [found, ...more] = await ofStock(run);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ cause: 'edit-there', recordId: item.id, ours: '40', theirs: '50', amount: '10' },
      repairs: ['read-again', 'check-again', 'explain'],
    });
    expect(await onHand(item)).toBe('40');
    expect(await books.repair(found?.id ?? '', { repair: 'read-again' })).toMatchObject({
      body: { status: 'settled' },
    });
    expect(await onHand(item)).toBe('50');
    expect(await ofStock(await books.reconcile())).toEqual([]);
  });

  it('names what was lost here as something that the last sync should have brought', async () => {
    const item = await room.item();
    await room.sql('UPDATE items SET quantity_on_hand = 33 WHERE id = $1', [item.id]);
    await room.sql(`UPDATE external_links SET remote_version = 'older' WHERE local_id = $1`, [item.id]);
    await room.sql(
      `UPDATE sync_runs SET started_at = started_at + interval '1 hour' WHERE status = 'succeeded' AND connection_id = $1`,
      [office.connectionId],
    );
    const [found] = await ofStock(await books.reconcile());
    expect(found).toMatchObject({ cause: 'missed-event', ours: '33', theirs: '40', amount: '7' });
    expect(await books.repair(found?.id ?? '', { repair: 'read-again' })).toMatchObject({
      body: { status: 'settled' },
    });
    expect(await onHand(item)).toBe('40');
  });

  it('needs a person where the books refused what was used', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    await sandbox.closeBooks(books.realm, '2027-01-01');
    await room.look();
    await office.settled();
    const run = await books.reconcile();
    expect(await ofStock(run)).toMatchObject([
      { cause: 'change-here', ours: '38', theirs: '40', amount: '2', repairs: ['check-again', 'explain'] },
    ]);
    expect(run.open).toBe(1);
  });

  it('compares nothing of an item that the books of two companies have: here it has one quantity', async () => {
    const item = await room.item();
    const other = await app.connect(office.organizationId, await sandbox.createCompany());
    await room.sql(
      `INSERT INTO external_links (organization_id, connection_id, entity, local_id, remote_id, snapshot, snapshot_hash, generation)
       SELECT organization_id, $1, entity, local_id, 'there-too', snapshot, snapshot_hash, 1 FROM external_links WHERE local_id = $2`,
      [other, item.id],
    );
    await boughtThere(item.remoteId);
    const run = await books.reconcile();
    expect((await ofStock(run)).filter(({ recordId }) => recordId === item.id)).toEqual([]);
  }, 60_000);
});
