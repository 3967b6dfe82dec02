import { CatalogFacade } from '#catalog';
import { InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { type CustomerRecord, PartiesFacade } from '#parties';
import { AuditLog, RetentionRules, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConflictsRepository } from '../sync/conflicts.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { HereUndo } from './here-undo.js';
import type { HistoryAnswer } from './history.dto.js';
import type { RollbackAnswer, UndoEntryAnswer } from './rollback.dto.js';
import { RollbackHandler } from './rollback.handler.js';
import { RollbacksRepository } from './rollbacks.repository.js';

type Shown = RollbackAnswer & { code: string };

/** A sync that should not have been, taken back: looked at first, then done, and not brought in again by the next. */
describe('undoing', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let customers: SandboxDocument[];

  const books = () => `/integrations/${office.connectionId}`;
  const made = async (what: string, body?: object) => {
    const answer = await office.call<Shown>('POST', `${books()}/${what}/rollback`, body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const undoRun = (id: string) => made(`runs/${id}`);
  const undoWrites = (...operationIds: string[]) => made('operations', { operationIds });
  const read = async (id: string) => (await office.call<Shown>('GET', `/sync-rollbacks/${id}`)).body;
  const apply = ({ id, hash }: Shown) => office.call<Shown>('POST', `/sync-rollbacks/${id}/apply`, { hash });
  const isDone = ({ id }: Shown) =>
    eventually(
      async () => {
        const now = await read(id);
        return now.status === 'applied' ? now : undefined;
      },
      'everything to be undone',
      20_000,
    );
  const applied = async (rollback: Shown) => {
    expect((await apply(rollback)).status).toBe(202);
    return isDone(rollback);
  };
  /** Whose writes are in the books; whoever sends at the same moment may have taken one of them. */
  const written = (rollback: Shown, confirmed: number) =>
    eventually(
      async () => {
        const { outcome } = await read(rollback.id);
        return (outcome as { writes?: { confirmed?: number } } | null)?.writes?.confirmed === confirmed;
      },
      'what undoes it to be in the books',
      20_000,
    );
  const entriesOf = async ({ id }: Shown) =>
    (await office.call<{ items: UndoEntryAnswer[] }>('GET', `/sync-rollbacks/${id}/entries?limit=200`)).body
      .items;
  const entryOf = async (rollback: Shown, recordId: string) =>
    (await entriesOf(rollback)).find((one) => one.recordId === recordId);

  const idOf = (customer: SandboxDocument | undefined) => office.localId('customer', customer?.Id ?? '');
  const ours = async (id: string) => {
    const stored = (await office.as(() => app.get(PartiesFacade).customers.readRecords([id]))).get(id);
    if (!stored) throw new Error('The customer is not here.');
    return { ...stored.record, version: stored.version };
  };
  const emailThere = (customer: SandboxDocument | undefined, Address: string, more: object = {}) =>
    sandbox.edit(office.company.realm, 'customer', customer?.Id ?? '', {
      PrimaryEmailAddr: { Address },
      ...more,
    });
  const phoneThere = (customer: SandboxDocument | undefined, FreeFormNumber: string) =>
    sandbox.edit(office.company.realm, 'customer', customer?.Id ?? '', { PrimaryPhone: { FreeFormNumber } });
  const there = async (name: string, id: string) =>
    (await sandbox.documents(office.company.realm, name)).find(({ Id }) => Id === id);
  const importHere = async (id: string, changes: Partial<CustomerRecord>) => {
    const record = { ...(await ours(id)), ...changes };
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(PartiesFacade).customers.importRecords([record])),
    );
  };
  const changeHere = async (id: string, changes: object) => {
    const { version } = await ours(id);
    expect((await office.call('PATCH', `/customers/${id}`, { version, ...changes })).status).toBe(200);
    return office.reached(id, 'confirmed');
  };
  const invoiceThere = async (TxnDate: string) => {
    const item = (await sandbox.documents(office.company.realm, 'item')).find(
      ({ Type }) => Type === 'Service',
    )?.Id;
    const { Invoice } = await sandbox.create(office.company.realm, 'invoice', {
      ...{ CustomerRef: { value: customers[0]?.Id }, TxnDate },
      Line: [
        {
          ...{ Amount: 10, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item } },
        },
      ],
    });
    return Invoice?.Id ?? '';
  };
  const statusOf = async (id: string) => (await office.read(id))?.status;
  const closeBooks = (day: string | null) =>
    office.as(() => app.get(ConnectionsRepository).noteClosing(office.connectionId, day));
  const conflicts = () => office.as(() => app.get(ConflictsRepository).list('open', undefined, 100));
  const history = async (id: string) =>
    (await office.call<HistoryAnswer>('GET', `${books()}/records/customer/${id}/history`)).body;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    customers = (await sandbox.documents(office.company.realm, 'customer')).filter(
      ({ Active, Job }) => Active === true && Job !== true,
    );
  }, 60_000);

  afterAll(() => app.close());

  it('a pull sets back what nobody touched since, says before what it leaves, and the next sync brings nothing of it again', async () => {
    const { realm } = office.company;
    const five = customers.slice(0, 5);
    const ids = await Promise.all(five.map(idOf));
    const [first = '', , , partly = '', wholly = ''] = ids;
    const before = await Promise.all(ids.map(ours));
    const item = (await sandbox.documents(realm, 'item')).find(({ Type }) => Type === 'Service');
    const itemId = await office.localId('item', item?.Id ?? '');
    const itemOf = async () =>
      (await office.as(() => app.get(CatalogFacade).items.readRecords([itemId]))).get(itemId)?.record
        .description;
    const described = await itemOf();
    const deleted = await invoiceThere('2026-11-19');
    await office.sync();
    const deletedId = await office.localId('invoice', deleted);

    for (const one of five) await emailThere(one, `new-${one.Id}@example.test`);
    await emailThere(five[3], 'new@example.test', { PrimaryPhone: { FreeFormNumber: '613 555 0177' } });
    await sandbox.edit(realm, 'item', item?.Id ?? '', { Description: 'Not what we sell' });
    await sandbox.remove(realm, 'invoice', deleted);
    const [open, closed] = [await invoiceThere('2026-11-20'), await invoiceThere('2026-09-15')];
    const run = await office.sync();
    expect(run.progress).toMatchObject({ customer: { updated: 5 }, invoice: { created: 2, removed: 1 } });
    const [openId, closedId] = [
      await office.localId('invoice', open),
      await office.localId('invoice', closed),
    ];
    await importHere(partly, { email: 'by-hand@example.test' });
    await importHere(wholly, { email: 'by-hand-too@example.test' });
    await closeBooks('2026-10-31');

    const shown = await undoRun(run.id);
    expect(shown).toMatchObject({
      ...{ status: 'ready', direction: 'pull', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      counts: {
        ...{ customer: { changed: 4, skipped: 1 }, item: { changed: 1 } },
        invoice: { changed: 1, removed: 1, skipped: 1 },
      },
    });
    expect(shown.notes.join(' ')).toContain('the next sync does not bring theirs in again');
    expect((await entriesOf(shown)).map(({ entity }) => entity)).toEqual([
      ...['invoice', 'invoice', 'invoice', 'item', ...ids.map(() => 'customer')],
    ]);
    expect(await entryOf(shown, first)).toMatchObject({
      ...{ effect: 'change', side: 'here', reason: null },
      fields: [{ field: 'email', stands: before[0]?.email }],
    });
    expect(await entryOf(shown, partly)).toMatchObject({
      ...{ effect: 'change', isConflict: true, reason: { kind: 'partly-changed-since' } },
    });
    expect(await entryOf(shown, wholly)).toMatchObject({ effect: 'skip', reason: { kind: 'changed-since' } });
    expect(await entryOf(shown, closedId)).toMatchObject({
      effect: 'skip',
      reason: { kind: 'closed-period' },
    });
    expect((await ours(first)).email).toBe(`new-${five[0]?.Id}@example.test`);

    const done = await applied(shown);
    expect(done.outcome).toMatchObject({ done: 7, left: 2 });
    const after = await Promise.all(ids.map(ours));
    expect(after.slice(0, 3).map(({ email }) => email)).toEqual(before.slice(0, 3).map(({ email }) => email));
    expect(after[3]).toMatchObject({ email: 'by-hand@example.test', phone: before[3]?.phone });
    expect(after[4]).toMatchObject({ email: 'by-hand-too@example.test' });
    expect(await itemOf()).toBe(described);
    expect(await Promise.all([openId, closedId, deletedId].map(statusOf))).toEqual(['void', 'sent', 'sent']);

    const again = await office.sync();
    for (const progress of Object.values(again.progress))
      expect(progress).toMatchObject({ created: 0, updated: 0, removed: 0 });
    await emailThere(five[0], `new-${five[0]?.Id}@example.test`, { PrimaryPhone: { FreeFormNumber: '1' } });
    await office.sync();
    expect(await ours(first)).toMatchObject({ email: before[0]?.email, phone: '1' });
    expect([await statusOf(openId), await statusOf(deletedId)]).toEqual(['void', 'sent']);
    expect(await conflicts()).toEqual([]);

    expect((await apply(shown)).body.code).toBe('PLAN.NOT_READY');
    const second = await undoRun(run.id);
    const effects = (await entriesOf(second)).map(({ effect }) => effect);
    expect([...new Set(effects)]).toEqual(['skip']);
    const audit = await office.as(() =>
      app.get(AuditLog).list({ entity: 'sync_rollback', entityId: shown.id }, 10),
    );
    expect(audit.items.map(({ action }) => action)).toEqual(
      ['done', 'applied', 'asked_for'].map((what) => `sync_rollback.${what}`),
    );
    await closeBooks(null);
  }, 30_000);

  it('tells of each field who wrote it last, when, and through what', async () => {
    const id = await idOf(customers[1]);
    const told = await history(id);
    expect(told.items.map(({ through, side }) => [through, side])).toEqual([
      ['undo', 'here'],
      ['run', 'here'],
    ]);
    expect(told.items[1]?.fields).toMatchObject([
      { field: 'email', after: `new-${customers[1]?.Id}@example.test` },
    ]);
    const written = await changeHere(id, { email: 'mine@example.test' });
    const { fields } = await history(id);
    expect(fields).toMatchObject([
      { field: 'email', side: 'here', through: 'undo', rollbackId: expect.any(String) },
      { field: 'email', side: 'there', through: 'write', operationId: written.id },
    ]);
  });

  it('is refused when something was changed after it was looked at; of ten who press, one does it', async () => {
    const id = await idOf(customers[2]);
    await phoneThere(customers[2], '613 555 0111');
    const run = await office.sync();
    const early = await undoRun(run.id);
    await importHere(id, { companyName: 'Edited meanwhile' });
    const { status, body } = await apply(early);
    expect([status, body.code]).toEqual([409, 'ROLLBACK.PREMISES_CHANGED']);
    expect(body.differences).toMatchObject([{ what: 'changed-here', recordId: id }]);
    expect(await read(early.id)).toMatchObject({ status: 'stale' });
    const shown = await undoRun(run.id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => apply(shown)));
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(9);
    await isDone(shown);
  });

  it('goes on where it stood when its worker died in the middle, and writes nothing twice', async () => {
    const two = [customers[0], customers[1]];
    const ids = await Promise.all(two.map(idOf));
    for (const one of two) await phoneThere(one, '613 555 0112');
    const run = await office.sync();
    const changed = await Promise.all(ids.map(ours));
    const shown = await undoRun(run.id);
    await office.as(async () => {
      await app.get(RollbacksRepository).move(shown.id, 'apply');
      const rollback = await app.get(RollbacksRepository).find(shown.id);
      let looks = 0;
      const throwIfAborted = () => {
        if (++looks > 1) throw new Error('The worker is gone.');
      };
      if (!rollback) throw new Error('There is no rollback.');
      await expect(app.get(HereUndo).work(rollback, { throwIfAborted }, 1)).rejects.toThrow('gone');
    });
    expect((await entriesOf(shown)).map(({ status }) => status)).toEqual(['done', 'planned']);
    const job = { jobId: newId(), signal: new AbortController().signal };
    await office.as(() => app.get(RollbackHandler).handle({ rollbackId: shown.id }, job));
    await office.as(() => app.get(RollbackHandler).handle({ rollbackId: shown.id }, job));
    expect(await read(shown.id)).toMatchObject({ status: 'applied', outcome: { done: 2, left: 0 } });
    const after = await Promise.all(ids.map(ours));
    expect(after.map(({ version }) => version)).toEqual(changed.map(({ version }) => version + 1));
    expect(after.map(({ phone }) => phone)).not.toContain('613 555 0112');
  });

  it('an update of ours brings back there what it said before; ours stays, and no sync makes a conflict of it', async () => {
    const [, , , fourth, fifth] = customers;
    const [id, other] = [await idOf(fourth), await idOf(fifth)];
    const before = (await there('customer', fourth?.Id ?? ''))?.PrimaryEmailAddr;
    const writes = [
      await changeHere(id, { email: 'sent@example.test' }),
      await changeHere(other, { email: 'sent-too@example.test' }),
    ];
    await emailThere(fifth, 'meanwhile@example.test');
    const shown = await undoWrites(...writes.map((write) => write.id));
    // Her name lost a doubled space on the way, which nobody has touched since.
    expect(await entryOf(shown, other)).toMatchObject({
      ...{ effect: 'change', label: 'ABC Plumbing (old)', reason: { kind: 'partly-changed-since' } },
    });
    expect(await entryOf(shown, id)).toMatchObject({ effect: 'change', side: 'there' });
    expect((await applied(shown)).outcome).toMatchObject({ done: 2, left: 0 });
    await written(shown, 2);
    expect((await there('customer', fourth?.Id ?? ''))?.PrimaryEmailAddr).toEqual(before);
    expect(await there('customer', fifth?.Id ?? '')).toMatchObject({
      ...{ DisplayName: 'ABC  Plumbing (old)', PrimaryEmailAddr: { Address: 'meanwhile@example.test' } },
    });
    await office.sync();
    expect((await ours(id)).email).toBe('sent@example.test');
    expect(await conflicts()).toEqual([]);
    expect((await entryOf(await undoWrites(...writes.map((write) => write.id)), id))?.effect).toBe('skip');
  });

  it('what we made there is taken back, the last first, but for what lies in a closed period or a customer was sent', async () => {
    const { body: customer } = await office.must('POST', '/customers', { displayName: 'Made by Mistake' });
    const first = await office.reached(customer.id, 'confirmed');
    const invoices = [await office.invoice('40'), await office.invoice('50')];
    const [mistaken = '', seen = ''] = invoices;
    const writes = [
      first,
      await office.reached(mistaken, 'confirmed'),
      await office.reached(seen, 'confirmed'),
    ];
    await office.as(() => app.get(UnitOfWork).run(() => app.get(InvoicingFacade).markSent(seen)));
    const ids = writes.map((write) => write.id);

    await closeBooks('2026-11-10');
    expect((await entryOf(await undoWrites(...ids), mistaken))?.reason?.kind).toBe('closed-period');
    await closeBooks(null);
    const shown = await undoWrites(...ids);
    const lost = { kind: 'timeout-after-commit', method: 'POST', path: '/customer', count: 1, delayMs: 200 };
    await sandbox.fault({ ...lost, realm: office.company.realm });
    const entries = await entriesOf(shown);
    expect(entries.at(-1)).toMatchObject({ recordId: customer.id, effect: 'remove' });
    expect(await entryOf(shown, seen)).toMatchObject({ effect: 'skip', reason: { kind: 'sent' } });
    expect((await applied(shown)).outcome).toMatchObject({ done: 2, left: 1 });
    await written(shown, 2);
    expect(await office.remote('customer', 'customer', customer.id)).toMatchObject({ Active: false });
    expect(await office.remote('invoice', 'invoice', mistaken)).toMatchObject({ TotalAmt: 0 });
    expect(await office.remote('invoice', 'invoice', seen)).not.toMatchObject({ TotalAmt: 0 });
    await office.sync();
    expect(await statusOf(mistaken)).toBe('approved');
    expect(await ours(customer.id)).toMatchObject({ active: true });
  });

  it('is not possible any more once what a run changed is older than it is kept', async () => {
    await phoneThere(customers[1], '613 555 0113');
    const run = await office.sync();
    const later = new Date(Date.now() + 60_000);
    const rules = app.get(RetentionRules).all();
    const forget = (what: string) =>
      office.as(() =>
        app.get(UnitOfWork).run(async () => rules.find(({ name }) => name === what)?.purge(later, 1_000)),
      );
    await forget('sync-changes');
    const { status, body } = await office.call<Shown>('POST', `${books()}/runs/${run.id}/rollback`);
    expect([status, body.code]).toEqual([409, 'ROLLBACK.NOT_KEPT']);
    expect((await history(await idOf(customers[1]))).items).toEqual([]);
    const all = () => office.call<{ items: Shown[] }>('GET', `${books()}/rollbacks`);
    expect((await all()).body.items).not.toEqual([]);
    await forget('sync-rollbacks');
    expect((await all()).body.items).toEqual([]);
  });
});
