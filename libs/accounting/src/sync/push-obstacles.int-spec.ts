import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database, EventBus, UnitOfWork } from '#platform';
import { TimeEntryApproved, TimekeepingFacade } from '#timekeeping';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';
import { PushService } from './push.service.js';
import { PushFailures } from './push-failures.js';
import { RecordRefresh } from './record-refresh.js';

/** What people do here and there while something is on its way to the books. */
describe('a sender', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const inOneUnit = <T>(work: () => Promise<T>) => office.as(() => app.get(UnitOfWork).run(work));
  const lifecycle = () => app.get(ConnectionLifecycleCommand);
  const linkOf = (entity: Entity, localId: string) =>
    office.as(() => app.get(LinksRepository).byLocalId(office.connectionId, entity, localId));
  const readAgain = (entity: Entity, remoteId: string) =>
    office.as(async () => {
      const opened = await app
        .get(ConnectionContexts)
        .open(office.connectionId, new AbortController().signal);
      await app.get(RecordRefresh).read(opened, entity, [remoteId]);
    });

  const approveHours = (id: string, description: string | null) =>
    inOneUnit(async () => {
      const { entries } = app.get(TimekeepingFacade);
      const known = (await entries.readRecords([id])).get(id)?.record;
      const { contractorId, customerId, itemId } = office;
      const record = known ?? {
        ...{ id, contractorId, customerId, itemId, jobId: null, workDate: '2026-11-19', minutes: 75 },
        ...{ description, billable: false, hourlyRate: null, costRate: null },
      };
      const versions = await entries.importRecords([{ ...record, status: 'approved' }]);
      await app.get(EventBus).publish(new TimeEntryApproved(id, versions.get(id) ?? 0));
    });

  const isSending = async () => {
    const { rows } = await app
      .get(Database)
      .unscoped.query("SELECT 1 FROM pgboss.job WHERE name = 'accounting.push' AND state = 'active'");
    return rows.length > 0;
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it.each<[string, (id: string) => Promise<unknown>, (id: string) => Promise<unknown>]>([
    ['paused', (id) => lifecycle().pause(id), (id) => lifecycle().resume(id)],
    [
      'forbidden to send',
      (id) => lifecycle().changeSettings(id, { push: false }),
      (id) => lifecycle().changeSettings(id, { push: true }),
    ],
  ])(
    'that is at work stops before its next document when the connection is %s',
    async (_, stop, goOn) => {
      const { connectionId, company } = office;
      const { realm } = company;
      const count = async (status: string) => (await office.operations({ status })).length;
      await office.as(() => lifecycle().pause(connectionId));
      for (let number = 0; number < 8; number++) await office.invoice('10');
      await eventually(async () => (await count('planned')) === 8, 'eight planned invoices');
      const before = await count('confirmed');
      await sandbox.fault({ kind: 'slow', realm, method: 'POST', path: '/invoice', delayMs: 300 });
      await office.as(() => lifecycle().resume(connectionId));
      await eventually(async () => (await count('confirmed')) > before, 'the first to be sent');
      await office.as(() => stop(connectionId));
      await eventually(async () => !(await isSending()), 'the sender to end');
      expect(await count('planned')).toBeGreaterThan(0);
      expect(await count('in_flight')).toBe(0);
      await sandbox.clearFaults();
      await office.as(() => goOn(connectionId));
      await office.settled();
      expect(await count('confirmed')).toBe(before + 8);
    },
    60_000,
  );

  it('and another find the books unavailable at the same moment: both are noted, and neither waits for the other', async () => {
    const one = { connectionId: office.connectionId, localVersion: 1, generation: 1 } as const;
    const connections = app.get(ConnectionsRepository);
    let [arrived, meet] = [0, () => {}];
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const meeting = () =>
      inOneUnit(async () => {
        const localId = newId();
        // Names the connection, as whatever a sender notes does.
        await app.get(OperationsRepository).plan([{ ...one, entity: 'invoice', operation: 'void', localId }]);
        if (++arrived === 2) meet();
        await both;
        await connections.degrade(one.connectionId, 'Not available.');
      });
    await Promise.all([meeting(), meeting()]);
    const status = async () => (await office.as(() => connections.get(one.connectionId))).status;
    expect(await status()).toBe('degraded');
    await office.settled();
    await office.as(() => lifecycle().pause(one.connectionId));
    await inOneUnit(() => connections.degrade(one.connectionId, 'Not available.'));
    expect(await status()).toBe('paused');
    await office.as(() => lifecycle().resume(one.connectionId));
  });

  it('is refused what another freed meanwhile: it tries again', async () => {
    const { connectionId } = office;
    const bill = await office.invoice('100', 'payable');
    const allocations = [{ invoiceId: bill, amount: '113' }];
    const { body: wrong } = await office.pay('113', allocations, 'paid');
    await office.settled();
    await office.as(() => lifecycle().pause(connectionId));
    await office.must('POST', `/payments/${wrong.id}/void`, { reason: 'Wrong bank.' });
    const { body: right } = await office.pay('113', allocations, 'paid');
    await office.reached(right.id, 'planned');
    await office.reached(wrong.id, 'planned');
    await inOneUnit(() => app.get(ConnectionsRepository).transition(connectionId, 'resume'));
    const claimed = await office.as(() =>
      app.get(OperationsRepository).claim(connectionId, [`bill-payment ${right.id}`]),
    );
    if (!claimed) throw new Error('The payment was not to be claimed.');
    const { signal } = new AbortController();
    await office.as(() => app.get(PushService).work(connectionId, signal, [`bill-payment ${wrong.id}`]));
    await office.reached(wrong.id, 'confirmed');
    const refusal = new ConnectorError('validation', 'More than is open.', { vendorCode: '6000' });
    await office.as(async () => {
      const opened = await app.get(ConnectionContexts).open(connectionId, signal);
      await app.get(PushFailures).settle(opened, claimed, refusal);
    });
    const told = `SELECT outcome FROM sync_operation_hours WHERE entity = 'bill-payment' AND cause = 'validation:6000'`;
    expect(await office.as(() => app.get(Database).rows(told))).toEqual([{ outcome: 'waited' }]);
    await office.settled();
    expect(await office.operations({ localId: right.id })).toMatchObject([{ status: 'confirmed' }]);
  });

  it('makes one record again of time that was deleted in the books and then approved again', async () => {
    const id = newId();
    const there = async () =>
      (await sandbox.documents(office.company.realm, 'timeactivity')).filter(
        ({ Description }) => Description === 'Found the leak',
      );
    await approveHours(id, 'Found the leak');
    await office.settled();
    const [first] = await there();
    await sandbox.remove(office.company.realm, 'timeactivity', first?.Id ?? '');
    await readAgain('time-activity', first?.Id ?? '');
    const { entries } = app.get(TimekeepingFacade);
    expect((await office.as(() => entries.readRecords([id]))).get(id)?.record.status).toBe('rejected');
    await approveHours(id, 'Found the leak');
    await office.settled(20_000);
    const [second, ...others] = await there();
    expect(others).toEqual([]);
    expect(await linkOf('time-activity', id)).toMatchObject({ remoteId: second?.Id, deleted: false });
  }, 60_000);

  it('does not take the hours of one for those of another that say as much, though they were not taken at once', async () => {
    const { realm } = office.company;
    const [one, other] = [newId(), newId()];
    const before = await sandbox.documents(realm, 'timeactivity');
    await approveHours(one, 'Changed the filter');
    await office.settled();
    const first = await linkOf('time-activity', one);
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/timeactivity', count: 1 });
    await approveHours(other, null);
    await office.settled();
    expect(await linkOf('time-activity', one)).toMatchObject({ remoteId: first?.remoteId });
    expect((await linkOf('time-activity', other))?.remoteId).not.toBe(first?.remoteId);
    expect(await sandbox.documents(realm, 'timeactivity')).toHaveLength(before.length + 2);
  }, 60_000);

  it('takes a 404 of whatever stands before the books for an outage: nothing is voided here', async () => {
    const id = await office.invoice('31');
    await office.settled();
    const remoteId = (await linkOf('invoice', id))?.remoteId ?? '';
    await sandbox.fault({ kind: 'http-404', realm: office.company.realm, method: 'GET', path: '/invoice' });
    await expect(readAgain('invoice', remoteId)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await office.read(id)).toMatchObject({ status: 'approved', balance: '35.03' });
    expect(await linkOf('invoice', id)).toMatchObject({ deleted: false });
  });

  it('asks before it voids an invoice that somebody gave another price there a moment before: nothing is open on it here', async () => {
    const { company, connectionId } = office;
    const id = await office.invoice('31');
    await office.settled();
    await office.as(() => lifecycle().pause(connectionId));
    const { Id = '', Line }: Partial<SandboxDocument> = (await office.remote('invoice', 'invoice', id)) ?? {};
    const [line] = Line as [{ SalesItemLineDetail: object }];
    const SalesItemLineDetail = { ...line.SalesItemLineDetail, Qty: 1, UnitPrice: 20 };
    await sandbox.edit(company.realm, 'invoice', Id, {
      Line: [{ ...line, Amount: 20, SalesItemLineDetail }],
    });
    await office.must('POST', `/invoices/${id}/void`, { reason: 'Typed in twice.' });
    await office.as(() => lifecycle().resume(connectionId));
    await office.settled();
    await office.sync();
    expect(await office.read(id)).toMatchObject({ status: 'void', balance: '0' });
    const [conflict] = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    expect(conflict).toMatchObject({ kind: 'deleted-here', localId: id });
    await office.must('POST', `/conflicts/${conflict?.id}/resolve`, { choice: 'ours' });
    await office.settled();
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('makes a payment again that was deleted in the books, when a person says so', async () => {
    const [one, other] = [await office.invoice('100'), await office.invoice('100')];
    const { body } = await office.pay('200', [{ invoiceId: one, amount: '113' }]);
    await office.settled();
    const before = await linkOf('payment', body.id);
    await sandbox.remove(office.company.realm, 'payment', before?.remoteId ?? '');
    const allocations = [{ invoiceId: other, amount: '50' }];
    await office.must('POST', `/payments/${body.id}/allocate`, { allocations });
    await office.settled();
    const [parked] = await office.operations({ localId: body.id, status: 'parked' });
    expect(parked?.error?.fix).toContain('Choose a side');
    const [conflict] = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    await office.must('POST', `/conflicts/${conflict?.id}/resolve`, { choice: 'ours' });
    await office.settled();
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({
      TotalAmt: 200,
      UnappliedAmt: 37,
    });
    await office.sync();
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('has nothing to void where somebody deleted the payment a moment before', async () => {
    const { body } = await office.pay('30', []);
    await office.settled();
    const remoteId = (await linkOf('payment', body.id))?.remoteId ?? '';
    await sandbox.remove(office.company.realm, 'payment', remoteId);
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'Typed in twice.' });
    await office.settled();
    const [operation] = await office.operations({ localId: body.id });
    expect(operation).toMatchObject({ operation: 'void', status: 'superseded' });
    expect(await linkOf('payment', body.id)).toMatchObject({ deleted: true });
  });

  it('tries a void again soon when the look at what changed there failed', async () => {
    const { body } = await office.pay('20', []);
    await office.settled();
    const { realm } = office.company;
    const remoteId = (await linkOf('payment', body.id))?.remoteId ?? '';
    await sandbox.edit(realm, 'payment', remoteId, { PrivateNote: 'Looked at by Ann' });
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET', path: '/payment', count: 1 });
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'Typed in twice.' });
    await office.settled(20_000);
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({ TotalAmt: 0 });
  }, 60_000);

  it('fetches what a payment names there by now, however new that is, before it writes the payment again', async () => {
    const { realm } = office.company;
    const { body } = await office.pay('20', []);
    await office.settled();
    const payment = await office.remote('payment', 'payment', body.id);
    const { CustomerRef, CurrencyRef }: Partial<SandboxDocument> = payment ?? {};
    const [sold] = (await sandbox.documents(realm, 'invoice')).slice(-1);
    const { Line, TxnTaxDetail }: Partial<SandboxDocument> = sold ?? {};
    const { Invoice } = await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef, CurrencyRef, Line, TxnTaxDetail, TxnDate: '2026-11-20' },
    });
    await sandbox.edit(realm, 'payment', payment?.Id ?? '', {
      Line: [{ Amount: 5, LinkedTxn: [{ TxnId: Invoice?.Id, TxnType: 'Invoice' }] }],
    });
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'Typed in twice.' });
    await office.settled(20_000);
    expect(await office.operations({ localId: body.id, status: 'parked' })).toEqual([]);
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({ TotalAmt: 0 });
    await office.sync();
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('does not wait for a customer whose creation was given up', async () => {
    const { customerId } = office;
    const stranger = newId();
    await inOneUnit(async () => {
      const { customers } = app.get(PartiesFacade);
      const known = (await customers.readRecords([customerId])).get(customerId)?.record;
      if (!known) throw new Error('There is no customer.');
      await customers.importRecords([{ ...known, id: stranger, displayName: 'Given up' }]);
      const plan = { entity: 'customer', localId: stranger, localVersion: 1, operation: 'create' } as const;
      const { connectionId } = office;
      await app.get(OperationsRepository).plan([{ connectionId, ...plan, generation: 1 }]);
      await app
        .get(Database)
        .rows("UPDATE sync_operations SET status = 'superseded' WHERE local_id = $1", [stranger]);
    });
    office.customerId = stranger;
    const invoiceId = await office.invoice('40');
    office.customerId = customerId;
    await eventually(
      async () => (await office.operations({ localId: invoiceId, status: 'parked' })).length > 0,
      'the invoice to be parked',
      40_000,
    );
    expect((await office.operations({ localId: invoiceId }))[0]?.error).toMatchObject({
      waitsFor: { entity: 'customer', localId: stranger },
    });
  }, 60_000);

  it('whose answer was lost learns what was paid there before it looked', async () => {
    const { realm } = office.company;
    await sandbox.fault({
      kind: 'timeout-after-commit',
      realm,
      method: 'POST',
      path: '/invoice',
      count: 1,
      delayMs: 50,
    });
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET', path: '/query' });
    const id = await office.invoice('77');
    const number = (await office.read(id))?.number;
    const there = await eventually(
      async () => (await sandbox.documents(realm, 'invoice')).find(({ DocNumber }) => DocNumber === number),
      'the invoice to be in the books',
    );
    const { CustomerRef, CurrencyRef, TotalAmt } = there;
    await sandbox.create(realm, 'payment', {
      ...{ CustomerRef, CurrencyRef, TotalAmt },
      Line: [{ Amount: TotalAmt, LinkedTxn: [{ TxnId: there.Id, TxnType: 'Invoice' }] }],
    });
    await sandbox.clearFaults();
    await office.reached(id, 'confirmed');
    await office.sync();
    expect(Number((await office.read(id))?.balance)).toBe(0);
  }, 60_000);
});
