import { InvoicingFacade } from '#invoicing';
import { PartiesFacade } from '#parties';
import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import { ResolveConflictCommand } from '../conflicts/resolve-conflict.command.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ConflictsRepository } from './conflicts.repository.js';

/** People do not wait for answers: what they do while one is lost, or while something cannot be sent, must come out right. */
describe('what happens here while', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  const there = (name: string) => sandbox.documents(office.company.realm, name);

  /** The next document of that name gets there at once, and its answer is lost after these milliseconds. */
  const loseAnswer = (path: string, delayMs = 2_000) =>
    sandbox.fault({
      ...{ kind: 'timeout-after-commit', realm: office.company.realm, method: 'POST', path },
      ...{ count: 1, delayMs },
    });

  const newOne = async (name: string, before: SandboxDocument[]) =>
    eventually(
      async () => (await there(name)).find(({ Id }) => !before.some((one) => one.Id === Id)),
      `a new ${name} in the books`,
    );

  const isSomebodyWaiting = async () => {
    const { rows } = await app.get(Database).unscoped.query(
      `SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND locktype = 'transactionid' AND datname = current_database()`,
    );
    return rows.length > 0;
  };

  /** A payment of ours gets there after all. */
  const taken = async (id: string, TotalAmt: number) => {
    const customer = await office.remote('customer', 'customer', office.customerId);
    await sandbox.create(office.company.realm, 'payment', {
      ...{ CustomerRef: { value: customer?.Id }, TotalAmt, TxnDate: '2026-11-15' },
      PrivateNote: `InvoicePatch ${id.slice(-12)}`,
    });
  };

  const agreed = async () => {
    await sandbox.clearFaults();
    await office.settledSoon();
    await office.sync();
    expect(await office.differences()).toEqual([]);
    expect(await office.operations({ status: 'parked' })).toEqual([]);
  };

  it('the answer to a payment is lost: taken back, it is taken back there, and another may pay the invoice', async () => {
    const invoiceId = await office.invoice('100');
    await office.settled();
    const strangers = await office.strangers();
    const before = await there('payment');
    await loseAnswer('/payment');
    const { body: lost } = await office.pay('113', [{ invoiceId, amount: '113' }]);
    const { Id } = await newOne('payment', before);
    await office.must('POST', `/payments/${lost.id}/void`, { reason: 'Wrong customer.' });
    const { body: second } = await office.pay('113', [{ invoiceId, amount: '113' }]);
    await office.sync();
    await agreed();
    const after = await there('payment');
    expect(after.find((one) => one.Id === Id)).toMatchObject({ TotalAmt: 0 });
    expect(await office.operations({ localId: second.id })).toMatchObject([{ status: 'confirmed' }]);
    expect(after).toHaveLength(before.length + 2);
    expect(await office.strangers()).toBe(strangers);
  }, 60_000);

  it('the answer to a payment is lost: given to an invoice, it is one payment there, and of that invoice', async () => {
    const invoiceId = await office.invoice('50');
    await office.settled();
    const strangers = await office.strangers();
    const before = await there('payment');
    await loseAnswer('/payment');
    const { body } = await office.pay('40', []);
    const { Id } = await newOne('payment', before);
    const allocations = [{ invoiceId, amount: '25.5' }];
    await office.must('POST', `/payments/${body.id}/allocate`, { allocations });
    await office.sync();
    await agreed();
    const after = await there('payment');
    expect(after).toHaveLength(before.length + 1);
    expect(after.find((one) => one.Id === Id)).toMatchObject({
      UnappliedAmt: 14.5,
      Line: [{ Amount: 25.5 }],
    });
    expect(await office.strangers()).toBe(strangers);
  }, 60_000);

  it.each(['sent again', 'read by a sync'])(
    'the answer to a change is lost, and the record is changed again before it is %s: nobody is asked',
    async (how) => {
      const [one, other] = [await office.invoice('20'), await office.invoice('20')];
      const { body } = await office.pay('50', []);
      await office.settled();
      const open = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
      await loseAnswer('/payment');
      const give = (invoiceId: string) =>
        office.must('POST', `/payments/${body.id}/allocate`, { allocations: [{ invoiceId, amount: '10' }] });
      await give(one);
      const hasArrived = async () =>
        ((await office.remote('payment', 'payment', body.id))?.Line as unknown[] | undefined)?.length === 1;
      await eventually(hasArrived, 'the change to be there');
      await give(other);
      await office.reachedInTime(body.id, 'planned');
      // Nobody sends it again before we say so.
      const lifecycle = app.get(ConnectionLifecycleCommand);
      const allow = (push: boolean) =>
        office.as(() => lifecycle.changeSettings(office.connectionId, { push }));
      await allow(false);
      await office.reachedInTime(body.id, 'uncertain');
      if (how === 'read by a sync') await office.sync();
      await allow(true);
      await agreed();
      expect(await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10))).toEqual(open);
      const payment = await office.remote('payment', 'payment', body.id);
      expect(payment).toMatchObject({ UnappliedAmt: 30 });
      expect(payment?.Line).toHaveLength(2);
    },
    60_000,
  );

  it('the books said that they were not there, and took the payment all the same: it is one', async () => {
    const { realm } = office.company;
    const strangers = await office.strangers();
    const before = await there('payment');
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/payment' });
    const { body } = await office.pay('12.34', []);
    await office.reached(body.id, 'uncertain');
    await taken(body.id, 12.34);
    await office.sync();
    await agreed();
    expect(await there('payment')).toHaveLength(before.length + 1);
    expect(await office.strangers()).toBe(strangers);
  }, 60_000);

  it('the same, and changed by hand and by Retry while nothing is sent: it is one', async () => {
    const { connectionId, company } = office;
    const lifecycle = app.get(ConnectionLifecycleCommand);
    const invoiceId = await office.invoice('20');
    await office.settled();
    const before = await there('payment');
    await sandbox.fault({ kind: 'http-503', realm: company.realm, method: 'POST', path: '/payment' });
    const { body } = await office.pay('15.15', []);
    const { id } = await office.reached(body.id, 'uncertain');
    await office.as(() => lifecycle.pause(connectionId));
    await taken(body.id, 15.15);
    await office.as(() => app.get(SyncActions).retry(connectionId, id));
    const allocations = [{ invoiceId, amount: '15.15' }];
    await office.must('POST', `/payments/${body.id}/allocate`, { allocations });
    await sandbox.clearFaults();
    await office.as(() => lifecycle.resume(connectionId));
    await agreed();
    expect(await there('payment')).toHaveLength(before.length + 1);
  }, 60_000);

  it('somebody gives the number of an invoice that cannot be sent to another there: both stay what they are', async () => {
    const { realm } = office.company;
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/invoice' });
    const invoiceId = await office.invoice('70');
    const mine = await office.read(invoiceId);
    await office.reached(invoiceId, 'uncertain');
    const own = await office.remote('customer', 'customer', office.customerId);
    const other = (await there('customer')).find(({ Id }) => Id !== own?.Id);
    const item = await office.remote('item', 'item', office.itemId);
    const theirs = await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef: { value: other?.Id }, DocNumber: mine?.number },
      Line: [
        {
          ...{ Amount: 999, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item?.Id } },
        },
      ],
    });
    await office.sync();
    expect(await office.read(invoiceId)).toMatchObject({
      ...{ customerId: mine?.customerId, total: mine?.total },
    });
    await sandbox.clearFaults();
    expect(await office.reached(invoiceId, 'parked')).toMatchObject({ error: { kind: 'duplicate' } });
    await sandbox.remove(realm, 'invoice', theirs.Invoice?.Id ?? '');
    await office.as(() => app.get(SyncActions).retry(office.connectionId, undefined));
    await office.sync();
    await agreed();
  }, 60_000);

  it('a credit is taken back there: its use goes first, however often that fails', async () => {
    const { realm } = office.company;
    const invoiceId = await office.invoice('80');
    const { body } = await office.must('POST', `/invoices/${invoiceId}/credits`, {
      reason: 'Rework',
      lines: [{ lineNumber: 1, amount: '20' }],
      apply: true,
    });
    await office.settled();
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/payment' });
    await office.must('POST', `/credits/${body.id}/void`, { reason: 'Was right.' });
    const { id } = await office.reached(body.id, 'failed');
    const heldBackLong = `UPDATE sync_operations SET attempts = 40, next_attempt_at = now() WHERE id = $1 AND status = 'failed' RETURNING id`;
    await eventually(
      async () => (await office.as(() => app.get(Database).rows(heldBackLong, [id]))).length > 0,
      'the credit to be held back',
    );
    const held = await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const [operation] = await office.operations({ localId: body.id });
      return operation?.attempts !== 40 && operation?.status !== 'in_flight' && operation;
    }, 'the credit to be looked at again');
    expect(held).toMatchObject({ status: 'failed', error: { waitsFor: { entity: 'credit-use' } } });
    await sandbox.clearFaults();
    await office.as(() => app.get(SyncActions).retry(office.connectionId, undefined));
    await agreed();
    const [invoice] = (await there('invoice')).slice(-1);
    expect(invoice).toMatchObject({ Balance: 90.4 });
  }, 60_000);

  it('a payment cannot be sent: taken back, the invoice is open by what the books say, and not by more', async () => {
    const { realm } = office.company;
    const invoiceId = await office.invoice('60');
    await office.settled();
    const invoice = (await office.remote('invoice', 'invoice', invoiceId)) as SandboxDocument;
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/payment' });
    const { body } = await office.pay('14.1', [{ invoiceId, amount: '14.1' }]);
    const { CustomerRef, CurrencyRef } = invoice;
    await sandbox.create(realm, 'payment', {
      ...{ CustomerRef, CurrencyRef, TotalAmt: 26.2 },
      Line: [{ Amount: 26.2, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    await office.sync();
    expect(Number((await office.read(invoiceId))?.balance)).toBe(27.5);
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'Bounced.' });
    expect(Number((await office.read(invoiceId))?.balance)).toBe(41.6);
    await agreed();
  }, 60_000);

  it.each(['ours', 'theirs'] as const)(
    'a phone number changed on both sides waits, and goes on as decided: %s',
    async (choice) => {
      const { realm } = office.company;
      const path = `/customers/${office.customerId}`;
      const customer = (await office.remote('customer', 'customer', office.customerId)) as SandboxDocument;
      const end = choice === 'ours' ? '11' : '22';
      const numbers = { ours: `416-555-01${end}`, theirs: `905-555-02${end}` };
      await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/customer' });
      const { body } = await office.call<{ version: number }>('GET', path);
      await office.must('PATCH', path, { version: body.version, phone: numbers.ours });
      await sandbox.edit(realm, 'customer', customer.Id, {
        PrimaryPhone: { FreeFormNumber: numbers.theirs },
      });
      await sandbox.clearFaults();
      await office.reached(office.customerId, 'parked');
      const [conflict] = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
      const resolve = app.get(ResolveConflictCommand);
      await office.as(() => resolve.execute(conflict?.id ?? '', { choice }));
      await agreed();
      const after = (await there('customer')).find(({ Id }) => Id === customer.Id);
      expect(after?.PrimaryPhone).toEqual({ FreeFormNumber: numbers[choice] });
    },
    60_000,
  );

  it('a page is about to be taken in: what somebody changes at that moment stays, beside what was changed there', async () => {
    const { customers } = app.get(PartiesFacade);
    const { customerId } = office;
    const read = async () => {
      const stored = (await office.as(() => customers.readRecords([customerId]))).get(customerId);
      if (!stored) throw new Error('There is no customer.');
      return stored.record;
    };
    const known = await read();
    const remote = (await office.remote('customer', 'customer', customerId)) as SandboxDocument;
    const PrimaryEmailAddr = { Address: 'new@example.ca' };
    await sandbox.edit(office.company.realm, 'customer', remote.Id, { PrimaryEmailAddr });
    const page = await office.as(() =>
      app.get(UnitOfWork).run(async () => {
        await customers.importRecords([{ ...known, phone: '416 555 0199' }]);
        const taken = office.sync();
        await eventually(isSomebodyWaiting, 'the page to wait');
        return { taken };
      }),
    );
    await page.taken;
    expect(await read()).toMatchObject({ phone: '416 555 0199', email: 'new@example.ca' });
  });

  it('a page is about to be taken in that tells of a use: a credit that is voided at that moment stays void', async () => {
    const { credits, creditUses } = app.get(InvoicingFacade);
    const inOneUnit = <T>(work: () => Promise<T>) => office.as(() => app.get(UnitOfWork).run(work));
    const { body } = await office.must('POST', `/invoices/${await office.invoice('80')}/credits`, {
      ...{ reason: 'Rework', lines: [{ lineNumber: 1, amount: '20' }], apply: true },
    });
    await office.settled();
    const [use] = await office.as(() => creditUses.ofCredit(body.id));
    const credit = (await office.as(() => credits.readRecords([body.id]))).get(body.id)?.record;
    if (!use || !credit) throw new Error('There is no credit that was used.');
    const page = await inOneUnit(async () => {
      await credits.importRecords([{ ...credit, status: 'void', balance: '0' }]);
      const taken = inOneUnit(() => creditUses.readRecords([use.id], { hold: true }));
      await eventually(isSomebodyWaiting, 'the page to wait');
      return { taken };
    });
    expect((await page.taken).get(use.id)?.record).toMatchObject({ voided: true });
  });

  it('a payment changed on both sides: what is left of it follows from what both say', async () => {
    const { realm } = office.company;
    const first = await office.invoice('30');
    const { body } = await office.pay('50', []);
    await office.settled();
    const payment = (await office.remote('payment', 'payment', body.id)) as SandboxDocument;
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/payment' });
    const allocations = [{ invoiceId: first, amount: '10' }];
    await office.must('POST', `/payments/${body.id}/allocate`, { allocations });
    await sandbox.edit(realm, 'payment', payment.Id, { TotalAmt: 55, UnappliedAmt: 55 });
    const unapplied = async () =>
      Number(
        (await office.call<{ unappliedAmount: string }>('GET', `/payments/${body.id}`)).body.unappliedAmount,
      );
    // What is being written at that moment is read another time.
    await eventually(async () => {
      await office.sync();
      return (await unapplied()) !== 40;
    }, 'what was changed there');
    expect(await unapplied()).toBe(45);
    await agreed();
  }, 60_000);
});
