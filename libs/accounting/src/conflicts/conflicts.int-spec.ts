import { newId } from '#kernel';
import { Database, EventBus, UnitOfWork } from '#platform';
import { TimeEntryApproved, TimekeepingFacade } from '#timekeeping';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushFailures } from '../sync/push-failures.js';
import { UndecidedError } from '../sync/push-gate.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { Side } from './decision.js';

/** What one side changed while the other deleted it: a person decides, and both sides follow. */
describe('a conflict', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let both: Disagreement;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    both = new Disagreement(office);
  }, 60_000);

  afterAll(() => app.close());

  const named = async (name: string, test: (document: SandboxDocument) => boolean) =>
    (await sandbox.documents(office.company.realm, name)).filter(test);

  const deletedThere = async () => {
    const invoiceId = await office.invoice('100');
    const { body } = await office.pay('200', []);
    await office.settled();
    const remoteId = await both.remoteIdOf('payment', body.id);
    await both.hold();
    await office.must('POST', `/payments/${body.id}/allocate`, {
      allocations: [{ invoiceId, amount: '113' }],
    });
    await office.reached(body.id, 'planned');
    await sandbox.remove(office.company.realm, 'payment', remoteId);
    return { id: body.id, remoteId };
  };

  const approveHours = (id: string, minutes: number) =>
    office.as(() =>
      app.get(UnitOfWork).run(async () => {
        const { entries } = app.get(TimekeepingFacade);
        const { contractorId, customerId, itemId } = office;
        const record = {
          ...{ id, contractorId, customerId, itemId, jobId: null, workDate: '2026-11-19', minutes },
          ...{ description: 'Twice here', billable: false, hourlyRate: null, costRate: null },
        };
        const versions = await entries.importRecords([{ ...record, status: 'approved' }]);
        await app.get(EventBus).publish(new TimeEntryApproved(id, versions.get(id) ?? 0));
      }),
    );

  it.each<[Side, object]>([
    ['ours', { TotalAmt: 200, UnappliedAmt: 87 }],
    ['theirs', {}],
  ])(
    'about what was deleted there and changed here, heard of by a sync: %s',
    async (choice, expected) => {
      const { id, remoteId } = await deletedThere();
      await both.hear('payment', remoteId);
      const before = (await named('payment', () => true)).length;
      const conflict = await both.about(id);
      expect(conflict).toMatchObject({ kind: 'deleted-there', theirs: null, fields: ['lines'] });
      const { body: waiting } = await office.call<{ status: string }>('GET', `/payments/${id}`);
      expect(waiting.status).not.toBe('void');
      expect((await both.decide(conflict.id, { choice })).body).toEqual({ resolved: 1, left: 0 });
      await both.goOn();
      const { body } = await office.call<{ status: string }>('GET', `/payments/${id}`);
      expect(body.status === 'void').toBe(choice === 'theirs');
      expect((await named('payment', () => true)).length - before).toBe(choice === 'ours' ? 1 : 0);
      expect((await office.remote('payment', 'payment', id)) ?? {}).toMatchObject(expected);
      expect(await office.operations({ localId: id, status: 'parked' })).toEqual([]);
      await office.sync();
      expect(await office.differences()).toEqual([]);
    },
    60_000,
  );

  it('about what was deleted there and changed here, heard of by the sender: whatever is changed next waits as well', async () => {
    const { id } = await deletedThere();
    await both.goOn();
    await office.reached(id, 'parked');
    const [parked] = await office.operations({ localId: id, status: 'parked' });
    expect(parked?.error?.fix).toContain('Choose a side');
    const conflict = await both.about(id);
    const before = (await named('payment', () => true)).length;
    const other = await office.invoice('10');
    await office.must('POST', `/payments/${id}/allocate`, {
      allocations: [{ invoiceId: other, amount: '11.30' }],
    });
    await office.reached(id, 'parked');
    expect(await named('payment', () => true)).toHaveLength(before);
    await both.decide(conflict.id, { choice: 'ours' });
    await both.goOn();
    expect(await named('payment', () => true)).toHaveLength(before + 1);
    expect(await office.remote('payment', 'payment', id)).toMatchObject({
      TotalAmt: 200,
      UnappliedAmt: 75.7,
    });
  }, 60_000);

  it('that is decided while a write of its record is turned away because of it keeps that write waiting no longer', async () => {
    const { id } = await deletedThere();
    await both.goOn();
    await office.reached(id, 'parked');
    const conflict = await both.about(id);
    await office.as(() => app.get(ConnectionLifecycleCommand).pause(office.connectionId));
    const other = await office.invoice('10');
    await office.must('POST', `/payments/${id}/allocate`, {
      allocations: [{ invoiceId: other, amount: '11.30' }],
    });
    await office.reached(id, 'planned');
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(ConnectionsRepository).transition(office.connectionId, 'resume')),
    );
    await office.as(async () => {
      const claimed = await app.get(OperationsRepository).claim(office.connectionId, [`payment ${id}`]);
      if (!claimed) throw new Error('There is nothing to send.');
      await both.decide(conflict.id, { choice: 'ours' });
      const opened = await app
        .get(ConnectionContexts)
        .open(office.connectionId, new AbortController().signal);
      await app.get(PushFailures).settle(opened, claimed, new UndecidedError());
    });
    await office.settledSoon();
    expect(await office.operations({ localId: id, status: 'parked' })).toEqual([]);
    expect(await office.remote('payment', 'payment', id)).toMatchObject({
      TotalAmt: 200,
      UnappliedAmt: 75.7,
    });
  }, 60_000);

  it('that is decided while the write it decides about is at work does not wait for that write', async () => {
    const invoiceId = await office.invoice('100');
    await office.settled();
    const [write] = await office.operations({ localId: invoiceId });
    if (!write) throw new Error('Nothing was written.');
    const { connectionId, entity, localId, localVersion, operation } = write;
    const again = { connectionId, entity, localId, localVersion, operation, generation: 1 };
    await office.as(() =>
      app.get(UnitOfWork).run(async () => {
        await app
          .get(Database)
          .rows('UPDATE sync_operations SET updated_at = now() WHERE id = $1', [write.id]);
        const planned = office.as(() =>
          app.get(UnitOfWork).run(() => app.get(OperationsRepository).plan([again])),
        );
        expect(await planned).toBe(0);
      }),
    );
  }, 30_000);

  it('about what was deleted there is over when ours is taken back as well', async () => {
    const { id, remoteId } = await deletedThere();
    await both.hear('payment', remoteId);
    expect((await both.about(id)).kind).toBe('deleted-there');
    await office.must('POST', `/payments/${id}/void`, { reason: 'Typed in twice.' });
    await both.goOn();
    expect((await both.open()).filter(({ recordId }) => recordId === id)).toEqual([]);
    expect(await office.operations({ localId: id, status: 'parked' })).toEqual([]);
  }, 60_000);

  it('is none about a payment that was deleted there as it stands here, and its invoice is owed again', async () => {
    const invoiceId = await office.invoice('100');
    await office.settled();
    const { body } = await office.pay('50', [{ invoiceId, amount: '50' }]);
    await office.settled();
    // The books never told of the invoice as paid in part, and tell nothing new of it now.
    expect(await office.read(invoiceId)).toMatchObject({ balance: '63' });
    const remoteId = await both.remoteIdOf('payment', body.id);
    await sandbox.remove(office.company.realm, 'payment', remoteId);
    await both.hear('payment', remoteId);
    expect((await both.open()).filter(({ recordId }) => recordId === body.id)).toEqual([]);
    expect(await office.read(invoiceId)).toMatchObject({ balance: '113' });
    await office.sync();
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('is none where nothing of ours would be lost, and what waited does not make the record anew', async () => {
    const { realm } = office.company;
    const id = newId();
    await approveHours(id, 60);
    await office.settled();
    const remoteId = await both.remoteIdOf('time-activity', id);
    await both.hold();
    await approveHours(id, 90);
    await approveHours(id, 60);
    await office.reached(id, 'planned');
    await sandbox.remove(realm, 'timeactivity', remoteId);
    await both.hear('time-activity', remoteId);
    expect((await both.open()).filter(({ recordId }) => recordId === id)).toEqual([]);
    await both.goOn();
    const { entries } = app.get(TimekeepingFacade);
    expect((await office.as(() => entries.readRecords([id]))).get(id)?.record.status).toBe('rejected');
    expect(await named('timeactivity', ({ Description }) => Description === 'Twice here')).toEqual([]);
  }, 60_000);

  it.each<Side>(['ours', 'theirs'])(
    'about what was voided here and changed there: %s',
    async (choice) => {
      const id = await office.invoice('100');
      await office.settled();
      const { number } = (await office.read(id)) as { number: string };
      const remoteId = await both.remoteIdOf('invoice', id);
      await both.hold();
      await office.must('POST', `/invoices/${id}/void`, { reason: 'Twice.' });
      await office.reached(id, 'planned');
      await sandbox.edit(office.company.realm, 'invoice', remoteId, {
        CustomerMemo: { value: 'Agreed by phone' },
      });
      await both.hear('invoice', remoteId);
      const conflict = await both.about(id);
      expect(conflict).toMatchObject({ kind: 'deleted-here', fields: ['customerMemo'] });
      await both.decide(conflict.id, { choice });
      await both.goOn();
      const [stands] = await named('invoice', ({ Id }) => Id === remoteId);
      expect(stands?.TotalAmt).toBe(choice === 'ours' ? 0 : 113);
      expect(await office.read(id)).toMatchObject({ status: 'void' });
      const localId = await office.localId('invoice', remoteId);
      expect(localId === id).toBe(choice === 'ours');
      const standing = await office.read(localId);
      if (choice === 'theirs')
        expect(standing).toMatchObject({ number, balance: '113', customerMemo: 'Agreed by phone' });
      await office.sync();
      expect(await office.differences()).toEqual([]);
    },
    60_000,
  );

  /** Invoices that are void here and changed there since; nothing is sent until `goOn`. Answers their ids there. */
  const voidedHere = async (...ids: string[]): Promise<string[]> => {
    await office.settled();
    await both.hold();
    const remoteIds: string[] = [];
    for (const id of ids) {
      const remoteId = await both.remoteIdOf('invoice', id);
      await office.must('POST', `/invoices/${id}/void`, { reason: 'Twice.' });
      await office.reached(id, 'planned');
      const changes = { CustomerMemo: { value: 'Agreed by phone' } };
      await sandbox.edit(office.company.realm, 'invoice', remoteId, changes);
      await both.hear('invoice', remoteId);
      remoteIds.push(remoteId);
    }
    return remoteIds;
  };
  const paidThere = async (id: string, remoteId: string) => {
    const { CustomerRef }: Partial<SandboxDocument> = (await office.remote('invoice', 'invoice', id)) ?? {};
    const { Payment } = await sandbox.create(office.company.realm, 'payment', {
      ...{ CustomerRef, TotalAmt: 50, TxnDate: '2026-11-20' },
      Line: [{ Amount: 50, LinkedTxn: [{ TxnId: remoteId, TxnType: 'Invoice' }] }],
    });
    await both.hear('payment', Payment?.Id ?? '');
    await both.hear('invoice', remoteId);
  };

  it('about what was voided here and changed there cannot let theirs come in once it is paid there', async () => {
    const id = await office.invoice('100');
    const [remoteId = ''] = await voidedHere(id);
    const conflict = await both.about(id);
    await paidThere(id, remoteId);
    expect(await both.decide(conflict.id, { choice: 'theirs' })).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT.PAID_THERE' },
    });
    await both.goOn();
    const other = await office.invoice('70');
    await voidedHere(other);
    // What cannot be decided so stays open, and holds up none that is alike.
    const alike = await both.decide((await both.about(other)).id, { choice: 'theirs', alike: true });
    expect(alike).toMatchObject({ status: 200, body: { resolved: 1, left: 1 } });
    await both.decide(conflict.id, { choice: 'ours' });
    await both.goOn();
    await office.sync();
    expect(await office.remote('invoice', 'invoice', id)).toMatchObject({ TotalAmt: 0 });
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('is decided with all that are alike, however many of those that are older cannot be decided so', async () => {
    const [paid, ...others] = [
      await office.invoice('100'),
      await office.invoice('60'),
      await office.invoice('61'),
    ];
    const [remoteId = ''] = await voidedHere(paid, ...others);
    const conflict = await both.about(paid);
    await paidThere(paid, remoteId);
    const sql = (text: string, values: unknown[]) => office.as(() => app.get(Database).rows(text, values));
    const older = `'00000000-0000-7000-8000-' || lpad(n::text, 12, '0')`;
    await sql(
      `INSERT INTO conflicts (organization_id, id, connection_id, entity, local_id, remote_id, kind, status, fields, base, local, remote)
       SELECT organization_id, (${older})::uuid, connection_id, entity, local_id, remote_id, kind, status, fields, base, local, remote
       FROM conflicts, generate_series(1, 450) n WHERE id = $1`,
      [conflict.id],
    );
    const last = await both.about(others[1] ?? '');
    const { body } = await both.decide(last.id, { choice: 'theirs', alike: true });
    expect(body).toEqual({ resolved: 2, left: 451 });
    await sql(`DELETE FROM conflicts WHERE id < '00000000-0000-7000-8001-000000000000'`, []);
    await both.decide(conflict.id, { choice: 'ours' });
    await both.goOn();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  }, 90_000);
});
