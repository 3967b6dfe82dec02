import { eventually } from '../../../platform/src/testing/eventually.js';
import { LinksRepository } from '../sync/links.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { ReconciliationOffice, type SignedPaper } from '../testing/reconciliation-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { DifferenceHandler } from './difference.handler.js';
import type { DifferenceAnswer } from './reconciliations.dto.js';

type Totals = Record<'receivable' | 'payable', { ours: string; theirs: string }>;

/** Whoever is told to wait first says why; those who come after it only that they have to. */
const NOT_NOW = /slow down|asked us to wait/;

/** Our books beside the accounting system's own reports, with everything that can drift apart between them. */
describe('a reconciliation', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let books: ReconciliationOffice;
  let realm: string;

  const paidThere = (invoice: SandboxDocument, amount: number) => ({
    CustomerRef: invoice.CustomerRef,
    TotalAmt: amount,
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  });

  beforeAll(async () => {
    // The clock's own night must not come between two steps.
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    books = new ReconciliationOffice(office);
    realm = office.company.realm;
  }, 60_000);

  afterAll(() => app.close());

  it('of books that agree finds nothing, in few calls, and certifies it', async () => {
    const invoiceId = await office.invoice('250');
    await office.pay('100', [{ invoiceId, amount: '100' }]);
    await office.invoice('80', 'payable');
    await office.settled();
    await office.sync();
    const run = await books.reconcile();
    expect(await books.told(run)).toEqual([]);
    const totals = run.totals as Totals;
    expect(Number(totals.receivable.ours)).toBeGreaterThan(0);
    expect(Number(totals.receivable.ours)).toBe(Number(totals.receivable.theirs));
    expect(Number(totals.payable.ours)).toBe(Number(totals.payable.theirs));
    // The first one lists what was never wanted here; from then on that is known.
    expect((await books.reconcile()).calls).toBeLessThanOrEqual(24);
    expect((await books.certificateOf(run)).statement.verdict).toBe('clean');
  });

  it('finds ten kinds of drift and names each of them, to the cent', async () => {
    const amounts = ['100', '110', '120', '130', '140', '140', '150', '160', '170'];
    const made = await Promise.all(amounts.map((amount) => office.invoice(amount)));
    const [edited, deleted, paid, unpaid, first, second, taxed, doubled, voided] = made as [
      ...[string, string, string, string, string, string, string, string, string],
    ];
    const lost = (await office.pay('146.90', [{ invoiceId: unpaid, amount: '146.90' }])).body.id;
    const moved = (await office.pay('50', [{ invoiceId: first, amount: '50' }])).body.id;
    await office.settled();
    await office.sync();
    expect(await books.told(await books.reconcile())).toEqual([]);

    const wire = await books.there('invoice', 'invoice', edited);
    const [line] = wire.Line as Record<string, unknown>[];
    const detail = line?.SalesItemLineDetail as object;
    await sandbox.edit(realm, 'invoice', wire.Id, {
      Line: [{ ...line, Amount: 120, SalesItemLineDetail: { ...detail, Qty: 1, UnitPrice: 120 } }],
    });
    await sandbox.remove(realm, 'invoice', (await books.there('invoice', 'invoice', deleted)).Id);
    const original = await books.there('invoice', 'invoice', doubled);
    await books.enterTwice(original);
    const { CustomerRef } = original;
    const [copied] = original.Line as Record<string, unknown>[];
    await sandbox.create(realm, 'invoice', {
      CustomerRef,
      Line: [
        {
          ...copied,
          Amount: 77.7,
          SalesItemLineDetail: { ...(copied?.SalesItemLineDetail as object), Qty: 1, UnitPrice: 77.7 },
        },
      ],
    });
    await sandbox.create(realm, 'payment', paidThere(await books.there('invoice', 'invoice', paid), 40));
    await sandbox.remove(realm, 'payment', (await books.there('payment', 'payment', lost)).Id);
    await sandbox.edit(realm, 'payment', (await books.there('payment', 'payment', moved)).Id, {
      Line: paidThere(await books.there('invoice', 'invoice', second), 50).Line,
    });
    await books.chequeTo(CustomerRef as { value: string }, 66.6);
    await books.sql('UPDATE invoices SET tax_amount = tax_amount + 0.5 WHERE id = $1', taxed);
    await books.sql(`UPDATE invoices SET status = 'void', balance = 0 WHERE id = $1`, voided);

    const run = await books.reconcile();
    expect(await books.told(run)).toEqual(
      [
        'amount-differs, edit-there: 22.60',
        'deleted-there, edit-there: 124.30',
        'not-here, edit-there: 87.80',
        'payment-not-here, edit-there: 40.00',
        'payment-not-there, edit-there: 146.90',
        'allocation-differs, edit-there: 50.00',
        'party-balance-differs, only-there: 66.60',
        'tax-differs, change-here: 0.50',
        'duplicate-there, edit-there: 180.80',
        'void-here-open-there, change-here: 192.10',
      ].sort(),
    );
    expect(run).toMatchObject({ found: 10, open: 10 });
    const certificate = await books.certificateOf(run);
    expect(certificate.statement.verdict).toBe('open');
  });

  it('mends each of them with one click, and a second click does nothing', async () => {
    const found = new Map((await books.differencesOf(await books.lastRun())).map((one) => [one.kind, one]));
    const of = (kind: string) => found.get(kind) as DifferenceAnswer;
    const readAgain = [
      'amount-differs',
      'deleted-there',
      'not-here',
      'payment-not-here',
      'payment-not-there',
    ];
    for (const kind of [...readAgain, 'allocation-differs', 'tax-differs']) {
      const answers = [await books.repair(of(kind).id, { repair: 'read-again' })];
      answers.push(await books.repair(of(kind).id, { repair: 'read-again' }));
      expect(answers.map(({ status, body }) => [kind, status, body.status])).toEqual([
        [kind, 200, 'settled'],
        [kind, 200, 'settled'],
      ]);
    }
    expect((await books.repair(of('void-here-open-there').id, { repair: 'send-again' })).body.status).toBe(
      'repairing',
    );
    await office.settled();
    const checked = await books.repair(of('void-here-open-there').id, { repair: 'check-again' });
    expect(checked.body.status).toBe('settled');
    const twin = of('duplicate-there');
    expect(twin.message).toContain('second entry');
    // To read it in would double what the customer owes.
    expect(twin.repairs).toEqual(['check-again', 'explain']);
    await sandbox.remove(realm, 'invoice', twin.remoteId ?? '');
    expect((await books.repair(twin.id, { repair: 'check-again' })).body.status).toBe('settled');
  });

  it('lets a difference stay with a note, and says so on the certificate', async () => {
    const run = await books.lastRun();
    const { id, remoteId } = await books.difference(run, 'party-balance-differs');
    const customer = { value: remoteId ?? '' };
    expect((await books.repair(id, { repair: 'explain' })).body.code).toBe('DIFFERENCE.NOTE_MISSING');
    expect((await books.repair(id, { repair: 'read-again' })).body.code).toBe('DIFFERENCE.NO_SUCH_REPAIR');
    const note = 'A cheque that the customer has not cashed yet.';
    expect((await books.repair(id, { repair: 'explain', note })).body).toMatchObject({ status: 'explained' });
    // What was explained is what it was then: more of it is a matter of its own.
    const cheque = await books.chequeTo(customer, 1_000);
    const grown = await books.repair(id, { repair: 'check-again' });
    expect(grown.body).toMatchObject({ status: 'open', amount: '1066.60', explanation: null });
    await sandbox.remove(realm, 'purchase', cheque);
    expect((await books.repair(id, { repair: 'check-again' })).body.amount).toBe('66.60');
    await books.repair(id, { repair: 'explain', note });
    expect((await books.repair(id, { repair: 'check-again' })).body.status).toBe('explained');
    const { body } = await office.call<SignedPaper>('POST', `/reconciliations/${run.id}/certificate`);
    expect(body.statement.verdict).toBe('explained');
    // The same cheque in the next night needs nobody.
    await office.sync();
    const next = await books.reconcile({ thorough: true });
    expect(await books.told(next)).toEqual(['party-balance-differs, only-there: 66.60']);
    expect(next.open).toBe(0);
    expect((await books.differencesOf(next))[0]).toMatchObject({ status: 'explained', explanation: note });
  });

  it('signs a certificate that one changed cent makes worthless', async () => {
    const certificate = await books.certificateOf(await books.lastRun());
    const text = JSON.stringify(certificate, null, 2);
    expect(await books.isValid(text)).toBe(true);
    const { receivable } = certificate.statement.controlTotals as Totals;
    const cent = (Number(receivable.ours) + 0.01).toFixed(2);
    expect(await books.isValid(text.replace(receivable.ours, cent))).toBe(false);
    expect(await books.isValid('{}')).toBe(false);
    const { id } = await books.lastRun();
    const paper = await app.test.app.inject({
      url: `/api/v1/reconciliations/${id}/certificate/pdf?language=fr`,
      headers: office.accountant.headers,
    });
    expect([paper.statusCode, paper.body.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  it('tells what nobody told, what is on its way and what is only rounding', async () => {
    const [missed, waiting, rounded, parked] = [
      await office.invoice('200'),
      await office.invoice('210'),
      await office.invoice('220'),
      await office.invoice('50000'),
    ];
    await office.settled();
    await office.sync();
    await books.sql(
      `UPDATE invoices SET total = total + 0.01, balance = balance + 0.01 WHERE id = $1`,
      rounded,
    );
    await books.sql(`UPDATE invoices SET tax_amount = tax_amount + 3 WHERE id = $1`, waiting);
    await books.sql('UPDATE invoices SET tax_amount = tax_amount + 4 WHERE id = $1', parked);
    const writeOf = (id: string, status: string) =>
      books.sql(
        `UPDATE sync_operations SET status = $2, next_attempt_at = now() + interval '1 hour' WHERE local_id = $1`,
        ...[id, status],
      );
    await writeOf(waiting, 'failed');
    await writeOf(parked, 'parked');
    await sandbox.remove(realm, 'invoice', (await books.there('invoice', 'invoice', missed)).Id);
    // As if a sync had come and gone since, and the change feed had kept silent about it.
    await books.sql(
      `UPDATE sync_runs SET started_at = now() + interval '1 hour' WHERE id = (SELECT max(id::text)::uuid FROM sync_runs)`,
    );
    const run = await books.reconcile();
    expect(await books.told(run)).toEqual([
      'amount-differs, rounding: 0.01',
      'deleted-there, missed-event: 226.00',
      'party-balance-differs, only-there: 66.60',
      'tax-differs, change-here: 4.00',
      'tax-differs, timing: 3.00',
    ]);
    // What the books refused is on its way nowhere.
    expect(run.open).toBe(2);
    // What waits since more than a day is not on its way either.
    const older = `UPDATE sync_operations SET in_line_since = now() - interval '2 days' WHERE local_id = $1`;
    await books.sql(older, waiting);
    expect(await books.told(await books.reconcile())).toContain('tax-differs, change-here: 3.00');
    await writeOf(waiting, 'confirmed');
    await writeOf(parked, 'confirmed');
  });

  it('tells of a second entry that a sync has taken in, though both books agree on it', async () => {
    const id = await office.invoice('230');
    await office.settled();
    const second = await books.enterTwice(await books.there('invoice', 'invoice', id));
    const first = await books.reconcile();
    const told = await books.difference(first, 'duplicate-there');
    // What stands is looked at by itself, and not by reading everything of its kind again.
    expect((await books.reconcile()).calls).toBeLessThan(first.calls);
    await office.sync();
    const again = await books.repair(told.id, { repair: 'check-again' });
    expect(again.body).toMatchObject({ status: 'open', cause: 'only-there', amount: '259.90' });
    const doubled = await books.difference(await books.reconcile(), 'duplicate-there');
    expect(doubled).toMatchObject({ cause: 'only-there', amount: '259.90', remoteId: second });
    expect((await books.repair(doubled.id, { repair: 'check-again' })).body).toMatchObject({
      status: 'open',
    });
    await sandbox.remove(realm, 'invoice', second);
    expect((await books.repair(doubled.id, { repair: 'read-again' })).body.status).toBe('settled');

    const { itemId, taxCodeId, customerId } = office;
    const credit = await office.must('POST', '/credits', {
      ...{ direction: 'receivable', reason: 'Goodwill', customerId },
      lines: [{ itemId, taxCodeId, quantity: '1', unitPrice: '35' }],
    });
    await office.settled();
    await books.enterTwice(await books.there('credit', 'creditmemo', credit.body.id), 'creditmemo');
    await office.sync();
    const twice = await books.difference(await books.reconcile(), 'duplicate-there');
    expect(twice).toMatchObject({ cause: 'only-there', entity: 'credit', amount: '39.55' });
  });

  it('sends nothing to the books that nobody approved, whatever a difference says', async () => {
    const { id } = await office.older();
    const never = await books.difference(await books.reconcile(), 'not-there');
    expect(never).toMatchObject({ recordId: id, repairs: ['send-again', 'check-again', 'explain'] });
    await books.sql(`UPDATE invoices SET status = 'pending_approval' WHERE id = $1`, id);
    const { status, body } = await books.repair(never.id, { repair: 'send-again' });
    expect([status, body.code]).toEqual([409, 'INVOICE.NOT_APPROVED']);
    expect(await office.operations({ localId: id })).toEqual([]);
    expect((await books.repair(never.id, { repair: 'check-again' })).body.status).toBe('open');
    await books.sql(`UPDATE invoices SET status = 'void', balance = 0 WHERE id = $1`, id);
    expect((await books.repair(never.id, { repair: 'check-again' })).body.status).toBe('settled');
  });

  it('remembers what both sides agreed on until the books have answered', async () => {
    const id = await office.invoice('240');
    await office.settled();
    await books.sql('UPDATE invoices SET tax_amount = tax_amount + 2 WHERE id = $1', id);
    const link = () =>
      office.as(() => app.get(LinksRepository).byLocalId(office.connectionId, 'invoice', id));
    const agreed = await link();
    const differs = await books.differenceOf(await books.reconcile(), id);
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET', path: '/invoice' });
    const { status, body } = await books
      .repair(differs.id, { repair: 'read-again' })
      .finally(() => sandbox.clearFaults());
    expect([status, body.code]).toEqual([503, 'DIFFERENCE.NOT_ANSWERED']);
    expect(await link()).toEqual(agreed);
    expect((await books.repair(differs.id, { repair: 'read-again' })).body.status).toBe('settled');
  });

  it('says why it waits while the books do not answer, and comes to its end when they do', async () => {
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET', path: '/reports' });
    const { id } = await books.begin();
    const waiting = await eventually(
      async () => (await books.run(id)).error ?? undefined,
      'the reason why it waits',
    ).finally(() => sandbox.clearFaults());
    expect(waiting.message).not.toBe('');
    expect(await books.ended(id)).toMatchObject({ status: 'succeeded', error: null });
  });

  it('opens a difference again that nobody can look at, instead of letting it be on its way for ever', async () => {
    const id = await office.invoice('260');
    await office.settled();
    await books.sql('UPDATE invoices SET tax_amount = tax_amount + 2 WHERE id = $1', id);
    const { id: differenceId } = await books.differenceOf(await books.reconcile(), id);
    await books.sql(`UPDATE reconciliation_differences SET status = 'repairing' WHERE id = $1`, differenceId);
    await sandbox.fault({ kind: 'throttle', realm, method: 'GET', retryAfterSeconds: 120 });
    const { signal } = new AbortController();
    await office
      .as(() => app.get(DifferenceHandler).handle({ differenceId, looks: 0 }, { jobId: '', signal }))
      .finally(() => sandbox.clearFaults());
    await books.sql('UPDATE connections SET paused_until = NULL WHERE id = $1', office.connectionId);
    const looked = 'SELECT status, last_check FROM reconciliation_differences WHERE id = $1';
    const [found] = await books.sql(looked, differenceId);
    expect(found).toMatchObject({ status: 'open', last_check: expect.stringMatching(NOT_NOW) });
  });

  it('calls a gap in their report that lasts unexplained, though both records agree', async () => {
    const id = await office.invoice('270');
    await office.settled();
    await books.sql('UPDATE invoices SET exchange_rate = 1.25 WHERE id = $1', id);
    const gap = { kind: 'balance-differs', ours: '381.38', theirs: '305.10', amount: '76.28' };
    expect(await books.differenceOf(await books.reconcile(), id)).toMatchObject({ ...gap, cause: 'timing' });
    const lasting = await books.differenceOf(await books.reconcile(), id);
    expect(lasting).toMatchObject({ ...gap, cause: 'unexplained' });
    const check = () => books.repair(lasting.id, { repair: 'check-again' });
    expect((await check()).body).toMatchObject({ ...gap, status: 'open' });
    await books.sql('UPDATE invoices SET exchange_rate = NULL WHERE id = $1', id);
    expect((await check()).body.status).toBe('settled');
  });

  it('comes after each night’s sync by itself', async () => {
    const before = (await books.runs()).length;
    await office.as(() => app.get(SyncStarter).start(office.connectionId, 'delta', 'nightly'));
    const nightly = await eventually(async () => {
      const all = await books.runs();
      return all.length > before ? all[0] : undefined;
    }, 'a reconciliation of the night');
    expect(nightly).toMatchObject({ trigger: 'nightly', syncRunId: expect.any(String) });
    await books.ended(nightly.id);
  });
});
