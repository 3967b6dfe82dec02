import { type InvoiceRecord, InvoicingFacade } from '#invoicing';
import { Money, newId } from '#kernel';
import { Database, RetentionRules, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { HistoryAnswer } from './history.dto.js';
import type { RollbackAnswer, UndoEntryAnswer } from './rollback.dto.js';
import { RollbackHandler } from './rollback.handler.js';
import { RollbacksRepository } from './rollbacks.repository.js';

type Shown = RollbackAnswer & { code: string };

/** Balances and what pays them come in separately, and are undone together or not at all. */
describe('undoing what was paid', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const undoRun = async (id: string) => {
    const answer = await office.call<Shown>(
      'POST',
      `/integrations/${office.connectionId}/runs/${id}/rollback`,
    );
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const read = async (id: string) => (await office.call<Shown>('GET', `/sync-rollbacks/${id}`)).body;
  const entriesOf = async ({ id }: Shown) =>
    (await office.call<{ items: UndoEntryAnswer[] }>('GET', `/sync-rollbacks/${id}/entries?limit=200`)).body
      .items;
  const told = async (shown: Shown) =>
    (await entriesOf(shown)).map(({ entity, effect, reason }) => [entity, effect, reason?.kind ?? null]);
  const applied = async (shown: Shown) => {
    const answer = await office.call<Shown>('POST', `/sync-rollbacks/${shown.id}/apply`, {
      hash: shown.hash,
    });
    expect(answer.status).toBe(202);
    return eventually(
      async () => {
        const now = await read(shown.id);
        return now.status === 'applied' ? now : undefined;
      },
      'everything to be undone',
      20_000,
    );
  };
  /** As the handler would find it long after it was asked for. */
  const appliedLater = async (shown: Shown) => {
    await office.as(() => app.get(RollbacksRepository).move(shown.id, 'apply'));
    const job = { jobId: newId(), signal: new AbortController().signal };
    await office.as(() => app.get(RollbackHandler).handle({ rollbackId: shown.id }, job));
    return read(shown.id);
  };

  const find = async (name: string, remoteId: string) =>
    (await sandbox.documents(office.company.realm, name)).find(
      ({ Id }) => Id === remoteId,
    ) as SandboxDocument;
  /** An invoice that was written there, already here: ours and theirs. */
  const invoiceThere = async (amount: number) => {
    const { realm } = office.company;
    const item = (await sandbox.documents(realm, 'item')).find(({ Type }) => Type === 'Service')?.Id;
    const customer = await office.remote('customer', 'customer', office.customerId);
    const { Invoice } = await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef: { value: customer?.Id }, TxnDate: '2026-11-18' },
      Line: [
        {
          ...{ Amount: amount, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item } },
        },
      ],
    });
    return Invoice?.Id ?? '';
  };
  const paidThere = async (invoice: string, amount: number) => {
    const { CustomerRef, CurrencyRef } = await find('invoice', invoice);
    const { Payment } = await sandbox.create(office.company.realm, 'payment', {
      ...{ CustomerRef, CurrencyRef, TotalAmt: amount, TxnDate: '2026-11-19' },
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }],
    });
    return Payment?.Id ?? '';
  };
  const notice = (remoteId: string) =>
    office.as(async () => {
      const opened = await app
        .get(ConnectionContexts)
        .open(office.connectionId, new AbortController().signal);
      await app.get(RecordRefresh).read(opened, 'payment', [remoteId]);
    });
  const ours = (remoteId: string) => office.localId('invoice', remoteId);
  const openOf = async (id: string) => Number((await office.read(id))?.balance);
  /** What the live payments of an invoice add up to, beside what is open of it. */
  const settled = async (id: string) => {
    const invoice = await office.read(id);
    const rows = await office.as(() =>
      app
        .get(Database)
        .rows<{ amount: string }>(
          `SELECT a.amount::text FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE a.invoice_id = $1 AND p.status <> 'void'`,
          [id],
        ),
    );
    return Money.sum(rows.map(({ amount }) => amount)).equals(
      Money.of(invoice?.total ?? '0').minus(invoice?.balance ?? '0'),
    );
  };
  const status = async (id: string) => (await office.read(id))?.status;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it('opens no invoice again whose payment a notice had brought in, outside of the run', async () => {
    const there = await invoiceThere(113);
    await office.sync();
    const id = await ours(there);
    const [total] = [await openOf(id)];
    await notice(await paidThere(there, total));
    expect(await openOf(id)).toBe(total);
    const run = await office.sync();
    expect(await openOf(id)).toBe(0);
    const shown = await undoRun(run.id);
    expect(await told(shown)).toContainEqual(['invoice', 'skip', 'settled-otherwise']);
    expect([await openOf(id), await settled(id)]).toEqual([0, true]);
  });

  it('takes back a payment with the balance that it moved, in one step', async () => {
    const there = await invoiceThere(90);
    await office.sync();
    const id = await ours(there);
    const total = await openOf(id);
    await paidThere(there, 40);
    const run = await office.sync();
    expect(await openOf(id)).toBe(total - 40);
    const shown = await undoRun(run.id);
    expect(await told(shown)).toEqual(
      expect.arrayContaining([
        ['payment', 'remove', null],
        ['invoice', 'change', null],
      ]),
    );
    expect((await applied(shown)).outcome).toMatchObject({ left: 0 });
    expect([await openOf(id), await settled(id)]).toEqual([total, true]);
  });

  it('leaves the first of two payments where a later run brought in the second', async () => {
    const there = await invoiceThere(100);
    await office.sync();
    const id = await ours(there);
    const total = await openOf(id);
    await paidThere(there, 50);
    const run = await office.sync();
    await paidThere(there, total - 50);
    await office.sync();
    const shown = await undoRun(run.id);
    expect(await told(shown)).toEqual(
      expect.arrayContaining([
        ['payment', 'skip', 'settled-otherwise'],
        ['invoice', 'skip', 'changed-since'],
      ]),
    );
    expect([await openOf(id), await settled(id)]).toEqual([0, true]);
  });

  it('looks once more when it is done: an invoice that was paid or sent since stays', async () => {
    const [paid, sent, free] = [await invoiceThere(20), await invoiceThere(21), await invoiceThere(22)];
    const run = await office.sync();
    const [paidId, sentId, freeId] = [await ours(paid), await ours(sent), await ours(free)];
    const shown = await undoRun(run.id);
    expect(await told(shown)).toEqual(Array.from({ length: 3 }, () => ['invoice', 'remove', null]));
    const open = (await office.read(paidId))?.balance ?? '0';
    expect((await office.pay(open, [{ invoiceId: paidId, amount: open }])).status).toBe(201);
    await office.as(() =>
      app
        .get(Database)
        .rows(
          'INSERT INTO invoice_links (organization_id, id, invoice_id) VALUES (current_organization(), $1, $2)',
          [newId(), sentId],
        ),
    );
    const close = (day: string | null) =>
      office.as(() => app.get(ConnectionsRepository).noteClosing(office.connectionId, day));
    const closed = await undoRun(run.id);
    await close('2026-11-30');
    expect((await appliedLater(closed)).outcome).toMatchObject({ done: 0, left: 3 });
    await close(null);
    expect((await appliedLater(shown)).outcome).toMatchObject({ done: 1, left: 2 });
    const now = (await entriesOf(shown)).map(({ recordId, reason }) => [recordId, reason?.kind]);
    expect(Object.fromEntries(now)).toMatchObject({ [paidId]: 'changed-since', [sentId]: 'sent' });
    expect(await Promise.all([paidId, sentId, freeId].map(status))).toEqual(['paid', 'sent', 'void']);
    expect(await settled(paidId)).toBe(true);
  });

  it('waits for a sync that came between, is taken up again when its job is gone, and is ended after an hour', async () => {
    const there = await invoiceThere(25);
    const run = await office.sync();
    const id = await ours(there);
    const shown = await undoRun(run.id);
    const beside = newId();
    const sql = (text: string, ...values: unknown[]) =>
      office.as(() => app.get(Database).rows(text, values as string[]));
    await sql(
      `INSERT INTO sync_runs (organization_id, id, connection_id, kind, trigger, status) VALUES (current_organization(), $1, $2, 'delta', 'manual', 'running')`,
      ...[beside, office.connectionId],
    );
    await expect(appliedLater(shown)).rejects.toThrow('A sync is under way');
    expect(await status(id)).toBe('sent');
    await sql(`UPDATE sync_runs SET status = 'succeeded', finished_at = now() WHERE id = $1`, beside);
    const leave = (rollback: Shown, minutes: number) =>
      sql(
        `UPDATE sync_rollbacks SET applied_at = now() - make_interval(mins => $2), progressed_at = NULL WHERE id = $1`,
        ...[rollback.id, minutes],
      );
    await leave(shown, 11);
    await app.get(DueWorkWaker).wakeAll();
    await eventually(async () => (await read(shown.id)).status === 'applied', 'it to be done', 20_000);
    expect(await status(id)).toBe('void');

    await invoiceThere(26);
    const hopeless = await undoRun((await office.sync()).id);
    await office.as(() => app.get(RollbacksRepository).move(hopeless.id, 'apply'));
    await leave(hopeless, 61);
    await app.get(DueWorkWaker).wakeAll();
    const { status: ended, error } = await read(hopeless.id);
    expect([ended, error?.message]).toEqual(['failed', expect.stringContaining('tried for an hour')]);
  });

  it('says that it cannot when only a part of what the run changed is still kept', async () => {
    const there = await invoiceThere(30);
    await office.sync();
    await sandbox.edit(office.company.realm, 'invoice', there, { PrivateNote: 'Changed' });
    await invoiceThere(31);
    const run = await office.sync();
    const rule = app
      .get(RetentionRules)
      .all()
      .find(({ name }) => name === 'sync-changes');
    await office.as(() =>
      app.get(UnitOfWork).run(async () => rule?.purge(new Date(Date.now() + 60_000), 1_000)),
    );
    const { status: code, body } = await office.call<Shown>(
      'POST',
      `/integrations/${office.connectionId}/runs/${run.id}/rollback`,
    );
    expect([code, body.code]).toEqual([409, 'ROLLBACK.NOT_KEPT']);
  });

  it('leaves what records name: a term that came in, a customer whom we made there', async () => {
    const { Term } = await sandbox.create(office.company.realm, 'term', { Name: 'Net 47', DueDays: 47 });
    const run = await office.sync();
    const termId = await office.localId('term', Term?.Id ?? '');
    const { body: customer } = await office.must('POST', '/customers', { displayName: 'Named Since' });
    const { body: unused } = await office.must('POST', '/customers', { displayName: 'Named by Nobody' });
    const writes = [
      await office.reached(customer.id, 'confirmed'),
      await office.reached(unused.id, 'confirmed'),
    ];
    const lines = [{ itemId: office.itemId, taxCodeId: office.taxCodeId, quantity: '1', unitPrice: '5' }];
    await office.must('POST', '/invoices', {
      ...{ direction: 'receivable', customerId: customer.id, termId, invoiceDate: '2026-11-20', lines },
    });
    expect(await told(await undoRun(run.id))).toEqual([['term', 'skip', 'in-use']]);

    const { body: shown } = await office.call<Shown>(
      'POST',
      `/integrations/${office.connectionId}/operations/rollback`,
      { operationIds: writes.map(({ id }) => id) },
    );
    const kinds = (await entriesOf(shown)).map(({ recordId, reason }) => [recordId, reason?.kind ?? null]);
    expect(Object.fromEntries(kinds)).toEqual({ [customer.id]: 'in-use', [unused.id]: null });
    await applied(shown);
    const history = `/integrations/${office.connectionId}/records/customer/${unused.id}/history`;
    await eventually(async () => {
      const { items } = (await office.call<HistoryAnswer>('GET', history)).body;
      return items[0]?.effect === 'remove' && items[0].side === 'there';
    }, 'the taking back to be in the journal');
  });

  it('brings no bill of ours back whose claim on its order was given back', async () => {
    const bill = await office.enter({
      ...{ direction: 'payable', customerId: null, contractorId: office.contractorId, number: 'B-900' },
    } satisfies Partial<InvoiceRecord>);
    await office.reached(bill.id, 'confirmed');
    const orderId = await office.as(async () => {
      const rows = await app.get(Database).rows<{ id: string }>('SELECT id FROM purchase_orders LIMIT 1');
      return rows[0]?.id;
    });
    await office.as(() =>
      app.get(Database).rows(
        `INSERT INTO billed_order_lines (organization_id, id, invoice_id, line_number, purchase_order_id, order_line_number, quantity, amount)
           SELECT current_organization(), $1, $2, 1, purchase_order_id, line_number, 1, 10 FROM purchase_order_lines WHERE purchase_order_id = $3 LIMIT 1`,
        [newId(), bill.id, orderId],
      ),
    );
    const remote = await office.remote('bill', 'bill', bill.id);
    await sandbox.remove(office.company.realm, 'bill', remote?.Id ?? '');
    const run = await office.sync();
    expect(await status(bill.id)).toBe('void');
    const shown = await undoRun(run.id);
    expect(await told(shown)).toContainEqual(['bill', 'skip', 'no-way-back']);
    const stored = await office.as(() => app.get(InvoicingFacade).invoices.readRecords([bill.id]));
    expect(stored.get(bill.id)?.record.status).toBe('void');
  });
});
