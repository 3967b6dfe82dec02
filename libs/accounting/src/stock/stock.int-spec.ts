import { eventually } from '../../../platform/src/testing/eventually.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { accountOf, StockRoom } from '../testing/stock-room.js';

/** Stock that jobs use and the books' quantities on hand, with everything that can go wrong on the way. */
describe('stock in the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let room: StockRoom;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    room = await StockRoom.open(office);
    await room.begin();
  }, 60_000);

  afterEach(async () => {
    await sandbox.clearFaults();
    await sandbox.closeBooks(office.company.realm);
  });
  afterAll(() => app.close());

  const waiting = async () => (await office.operations({ status: 'parked' })).filter(isAdjustment);
  const isAdjustment = ({ entity }: { entity: string }) => entity === 'stock-adjustment';
  /** An approved invoice of the job's material, at ten apiece. */
  const bill = (jobId: string, itemId: string, quantity: string) => {
    const amount = String(Number(quantity) * 10);
    const line = office.line({ itemId, jobId, quantity, unitPrice: '10', amount });
    return office.enter({ jobId, lines: [line], subtotal: amount });
  };

  it('is taken off there once, the day after it was used, whoever looks how often', async () => {
    const item = await room.item();
    const [one, other] = [await room.job(), await room.job()];
    await room.move('consume', one, item.id, '3');
    await room.move('consume', other, item.id, '1.5');
    expect(await room.here(item)).toEqual(['40', '4.5', '35.5']);
    const before = (await room.adjustments()).length;
    await Promise.all([room.look(), room.look(), room.look()]);
    await room.told();
    const made = (await room.adjustments()).slice(before);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      PrivateNote: expect.stringMatching(/^InvoicePatch [0-9a-f]{12}$/),
      Line: [{ ItemAdjustmentLineDetail: { ItemRef: { value: item.remoteId }, QtyDiff: -4.5 } }],
    });
    expect(await room.here(item)).toEqual(['35.5', '0', '35.5']);
  });

  it('waits until its day is over, and what came back the same day never left', async () => {
    const item = await room.item();
    const job = await room.job();
    await room.move('consume', job, item.id, '6', 0);
    await room.told();
    expect(await room.adjusted(item)).toEqual([]);
    expect(await room.here(item)).toEqual(['40', '6', '34']);
    await room.sql(`UPDATE stock_movements SET at = at - interval '1 day' WHERE job_id = $1`, [job]);
    await room.move('return', job, item.id, '2');
    await room.told();
    await room.move('return', job, item.id, '1');
    await room.told();
    expect(await room.adjusted(item)).toEqual([-4, 1]);
    expect(await room.here(item)).toEqual(['37', '0', '37']);
  });

  it.each(['timeout-after-commit', 'truncated', 'http-500', 'http-503', 'fault-200'])(
    'takes it off once although the answer is lost: %s',
    async (kind) => {
      const item = await room.item();
      await room.move('consume', await room.job(), item.id, '2');
      const { realm } = office.company;
      await sandbox.fault({
        kind,
        realm,
        method: 'POST',
        path: '/inventoryadjustment',
        count: 1,
        delayMs: 200,
      });
      await room.look();
      await office.settledSoon();
      await room.look();
      expect(await room.adjusted(item)).toEqual([-2]);
      expect(await room.here(item)).toEqual(['38', '0', '38']);
    },
    60_000,
  );

  it('is not told of what an invoice takes off there by itself', async () => {
    const item = await room.item();
    const job = await room.job();
    await room.move('consume', job, item.id, '5');
    await bill(job, item.id, '3');
    await office.settled();
    await room.told();
    expect(await room.onHandThere(item)).toBe(35);
    expect(await room.adjusted(item)).toEqual([-2]);
    expect(await room.here(item)).toEqual(['35', '0', '35']);
  });

  it('gives back what an invoice takes off a second time, and takes it off again when that is void', async () => {
    const item = await room.item();
    const job = await room.job();
    await room.move('consume', job, item.id, '5');
    await room.told();
    const invoice = await bill(job, item.id, '5');
    await office.settled();
    await room.told();
    expect(await room.adjusted(item)).toEqual([-5, 5]);
    expect(await room.onHandThere(item)).toBe(35);
    await office.must('POST', `/invoices/${invoice.id}/void`, { reason: 'Twice.' });
    await office.settled();
    await room.told();
    expect(await room.adjusted(item)).toEqual([-5, 5, -5]);
    expect(await room.onHandThere(item)).toBe(35);
    expect(await room.here(item)).toEqual(['35', '0', '35']);
  });

  it('keeps what both sides moved, and sends nothing back of what came from there', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    const { realm } = office.company;
    const [vendor] = await sandbox.documents(realm, 'vendor');
    await sandbox.create(realm, 'Bill', {
      VendorRef: { value: vendor?.Id },
      Line: [
        {
          ...{ Amount: 40, DetailType: 'ItemBasedExpenseLineDetail' },
          ItemBasedExpenseLineDetail: { ItemRef: { value: item.remoteId }, Qty: 10, UnitPrice: 4 },
        },
      ],
    });
    await room.told();
    expect(await room.onHandThere(item)).toBe(48);
    expect(await room.here(item)).toEqual(['48', '0', '48']);
    expect(await office.operations({ localId: item.id })).toEqual([]);
    expect(await room.sql(`SELECT FROM conflicts WHERE local_id = $1`, [item.id])).toEqual([]);
  });

  it('is the books’ to correct: an adjustment that is deleted there stays deleted', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    await room.told();
    const ours = (await room.adjustments()).at(-1)?.Id ?? '';
    await sandbox.remove(office.company.realm, 'InventoryAdjustment', ours);
    await room.told();
    expect(await room.adjusted(item)).toEqual([]);
    expect(await room.here(item)).toEqual(['40', '0', '40']);
  });

  it('waits for a person where the period is closed, and goes when it is open again', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    await sandbox.closeBooks(office.company.realm, '2099-01-01');
    await room.told();
    const [operation] = await waiting();
    expect(operation?.error).toMatchObject({ kind: 'closed-period' });
    expect(await room.here(item)).toEqual(['40', '2', '38']);
    await sandbox.closeBooks(office.company.realm);
    await room.call('POST', `/integrations/${office.connectionId}/retry`, {});
    await office.settled();
    await room.look();
    expect(await room.adjusted(item)).toEqual([-2]);
    expect(await room.here(item)).toEqual(['38', '0', '38']);
  });

  it('waits where its account is not used there any more, and goes to the one that is chosen instead', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    const accounts = await sandbox.documents(office.company.realm, 'account');
    const cogs = accounts.find(({ AccountType }) => AccountType === 'Cost of Goods Sold')?.Id ?? '';
    await sandbox.edit(office.company.realm, 'Account', cogs, { Active: false });
    await room.told();
    const [operation] = await waiting();
    expect(operation?.error).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('inactive'),
    });
    const other = await accountOf(office, 'Expense');
    expect((await room.turn(other)).status).toBe(200);
    await room.call('POST', `/integrations/${office.connectionId}/retry`, {});
    await office.settled();
    expect(await room.adjusted(item)).toEqual([-2]);
    await sandbox.edit(office.company.realm, 'Account', cogs, { Active: true });
  });

  it('says why an item whose counting began later there cannot be adjusted', async () => {
    const item = await room.item({ InvStartDate: '2099-01-01' });
    await room.move('consume', await room.job(), item.id, '2');
    await room.told();
    const [operation] = await waiting();
    expect(operation?.error?.message).toContain('begins to be counted');
    await room.turn(null);
    await room.call('POST', `/integrations/${office.connectionId}/retry`, {});
    await office.settled();
    expect(await waiting()).toEqual([]);
    expect(await room.adjusted(item)).toEqual([]);
    await room.begin();
  });

  it('leaves to the bookkeeper what was used before it began', async () => {
    await room.turn(null);
    const item = await room.item();
    const job = await room.job();
    await room.move('consume', job, item.id, '3', 3);
    await room.turn(room.accountId);
    await room.sql(`UPDATE stock_sending SET sent_since = now() - interval '2 days'`);
    await room.move('consume', job, item.id, '4');
    await room.told();
    expect(await room.adjusted(item)).toEqual([-4]);
    expect(await room.here(item)).toEqual(['36', '3', '33']);
    // The bookkeeper entered the older ones by hand, and cannot say the same of what is sent.
    await room.move('consume', job, item.id, '1', 0);
    const until = new Date().toISOString();
    expect((await room.call('POST', '/stock/book', { itemId: item.id, until })).body).toEqual({ lines: 1 });
    expect(await room.here(item)).toEqual(['36', '1', '35']);
  });

  it('begins only where it can go, for one company alone, and on an account of the result', async () => {
    const assets = await accountOf(office, 'Other Current Asset');
    expect(await room.turn(assets)).toMatchObject({ status: 422, body: { code: 'STOCK.NO_SUCH_ACCOUNT' } });
    expect((await room.turn('nothing')).status).toBe(422);
    const connectionId = await app.connect(office.organizationId, await sandbox.createCompany());
    const answer = await room.turn(room.accountId, connectionId);
    expect(answer).toMatchObject({ status: 409, body: { code: 'STOCK.SENT_ELSEWHERE' } });
  });

  it('is there again after its write was undone, and is not taken off anew', async () => {
    const item = await room.item();
    await room.move('consume', await room.job(), item.id, '2');
    await room.told();
    const [operation] = (await office.operations({ status: 'confirmed' })).filter(isAdjustment);
    const path = `/integrations/${office.connectionId}/operations/rollback`;
    const { body } = await room.call<{ id: string; hash: string }>('POST', path, {
      operationIds: [operation?.id],
    });
    await room.call('POST', `/sync-rollbacks/${body.id}/apply`, { hash: body.hash });
    await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      return (await room.adjusted(item)).length === 0;
    }, 'the adjustment to be gone');
    await room.told();
    expect(await room.adjusted(item)).toEqual([]);
    expect(await room.onHandThere(item)).toBe(40);
  }, 60_000);
});
