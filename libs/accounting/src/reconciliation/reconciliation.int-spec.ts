import { Database } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { Entity } from '../ports/canonical-documents.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { DifferenceAnswer, ReconciliationAnswer } from './reconciliations.dto.js';

type Certificate = { statement: { verdict: string; controlTotals: object }; signature: { value: string } };
type Totals = Record<'receivable' | 'payable', { ours: string; theirs: string }>;

/** Our books beside the accounting system's own reports, with everything that can drift apart between them. */
describe('a reconciliation', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let realm: string;

  const reconcile = async (body: object = {}) => {
    const { status, body: begun } = await office.call<ReconciliationAnswer>(
      'POST',
      `/integrations/${office.connectionId}/reconciliations`,
      body,
    );
    expect(status).toBe(202);
    return ended(begun.id);
  };
  const ended = (id: string) =>
    eventually(
      async () => {
        const { body } = await office.call<ReconciliationAnswer>('GET', `/reconciliations/${id}`);
        if (body.status === 'failed') throw new Error(JSON.stringify(body.error));
        return body.status === 'succeeded' ? body : undefined;
      },
      'the reconciliation to end',
      20_000,
    );
  const differencesOf = async ({ id }: { id: string }) =>
    (await office.call<{ items: DifferenceAnswer[] }>('GET', `/reconciliations/${id}/differences?limit=200`))
      .body.items;
  const told = async (run: { id: string }) =>
    (await differencesOf(run)).map(({ kind, cause, amount }) => `${kind}, ${cause}: ${amount}`).sort();
  const repair = (id: string, body: object) =>
    office.call<DifferenceAnswer & { code: string }>(
      'POST',
      `/reconciliation-differences/${id}/repair`,
      body,
    );
  const sql = (text: string, ...values: unknown[]) => office.as(() => app.get(Database).rows(text, values));
  const there = async (entity: Entity, name: string, id: string): Promise<SandboxDocument> => {
    const found = await office.remote(entity, name, id);
    if (!found) throw new Error(`There is no ${name} of ${id}.`);
    return found;
  };
  const paidThere = (invoice: SandboxDocument, amount: number) => ({
    CustomerRef: invoice.CustomerRef,
    TotalAmt: amount,
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  });
  const certificateOf = async ({ id }: { id: string }) =>
    (await office.call<Certificate>('GET', `/reconciliations/${id}/certificate`)).body;
  const verified = async (certificate: string) =>
    (await office.call<{ isValid: boolean }>('POST', '/reconciliation-certificates/verify', { certificate }))
      .body.isValid;

  beforeAll(async () => {
    // The clock's own night must not come between two steps.
    app = await AccountingApp.start({ SYNC_ENABLED: 'false' });
    office = await BooksOffice.open(app);
    realm = office.company.realm;
  }, 60_000);

  afterAll(() => app.close());

  it('of books that agree finds nothing, in few calls, and certifies it', async () => {
    const invoiceId = await office.invoice('250');
    await office.pay('100', [{ invoiceId, amount: '100' }]);
    await office.invoice('80', 'payable');
    await office.settled();
    await office.sync();
    const run = await reconcile();
    expect(await told(run)).toEqual([]);
    const totals = run.totals as Totals;
    expect(Number(totals.receivable.ours)).toBeGreaterThan(0);
    expect(Number(totals.receivable.ours)).toBe(Number(totals.receivable.theirs));
    expect(Number(totals.payable.ours)).toBe(Number(totals.payable.theirs));
    // The first one lists what was never wanted here; from then on that is known.
    expect((await reconcile()).calls).toBeLessThanOrEqual(24);
    expect((await certificateOf(run)).statement.verdict).toBe('clean');
  });

  it('finds ten kinds of drift and names each of them, to the cent', async () => {
    const made = async (amount: string) => office.invoice(amount);
    const edited = await made('100');
    const deleted = await made('110');
    const paid = await made('120');
    const unpaid = await made('130');
    const [first, second] = [await made('140'), await made('140')];
    const taxed = await made('150');
    const doubled = await made('160');
    const voided = await made('170');
    const lost = (await office.pay('146.90', [{ invoiceId: unpaid, amount: '146.90' }])).body.id;
    const moved = (await office.pay('50', [{ invoiceId: first, amount: '50' }])).body.id;
    await office.settled();
    await office.sync();
    expect(await told(await reconcile())).toEqual([]);

    const wire = await there('invoice', 'invoice', edited);
    const [line] = wire.Line as Record<string, unknown>[];
    const detail = line?.SalesItemLineDetail as object;
    await sandbox.edit(realm, 'invoice', wire.Id, {
      Line: [{ ...line, Amount: 120, SalesItemLineDetail: { ...detail, Qty: 1, UnitPrice: 120 } }],
    });
    await sandbox.remove(realm, 'invoice', (await there('invoice', 'invoice', deleted)).Id);
    const { CustomerRef, TxnDate, Line } = await there('invoice', 'invoice', doubled);
    const [copied] = Line as Record<string, unknown>[];
    await sandbox.create(realm, 'invoice', { CustomerRef, TxnDate, Line: [copied] });
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
    await sandbox.create(realm, 'payment', paidThere(await there('invoice', 'invoice', paid), 40));
    await sandbox.remove(realm, 'payment', (await there('payment', 'payment', lost)).Id);
    await sandbox.edit(realm, 'payment', (await there('payment', 'payment', moved)).Id, {
      Line: paidThere(await there('invoice', 'invoice', second), 50).Line,
    });
    await chequeTo(CustomerRef as { value: string }, 66.6);
    await sql('UPDATE invoices SET tax_amount = tax_amount + 0.5 WHERE id = $1', taxed);
    await sql(`UPDATE invoices SET status = 'void', balance = 0 WHERE id = $1`, voided);

    const run = await reconcile();
    expect(await told(run)).toEqual(
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
    const certificate = await certificateOf(run);
    expect(certificate.statement.verdict).toBe('open');
  });

  it('mends each of them with one click, and a second click does nothing', async () => {
    const found = new Map((await differencesOf(await lastRun())).map((one) => [one.kind, one]));
    const of = (kind: string) => found.get(kind) as DifferenceAnswer;
    const readAgain = [
      'amount-differs',
      'deleted-there',
      'not-here',
      'payment-not-here',
      'payment-not-there',
    ];
    for (const kind of [...readAgain, 'allocation-differs', 'tax-differs']) {
      const answers = [await repair(of(kind).id, { repair: 'read-again' })];
      answers.push(await repair(of(kind).id, { repair: 'read-again' }));
      expect(answers.map(({ status, body }) => [kind, status, body.status])).toEqual([
        [kind, 200, 'settled'],
        [kind, 200, 'settled'],
      ]);
    }
    expect((await repair(of('void-here-open-there').id, { repair: 'send-again' })).body.status).toBe(
      'repairing',
    );
    await office.settled();
    const checked = await repair(of('void-here-open-there').id, { repair: 'check-again' });
    expect(checked.body.status).toBe('settled');
    const twin = of('duplicate-there');
    expect(twin.message).toContain('second entry');
    await sandbox.remove(realm, 'invoice', twin.remoteId ?? '');
    expect((await repair(twin.id, { repair: 'check-again' })).body.status).toBe('settled');
  });

  it('lets a difference stay with a note, and says so on the certificate', async () => {
    const run = await lastRun();
    const balance = (await differencesOf(run)).find(({ kind }) => kind === 'party-balance-differs');
    const id = balance?.id ?? '';
    expect((await repair(id, { repair: 'explain' })).body.code).toBe('DIFFERENCE.NOTE_MISSING');
    expect((await repair(id, { repair: 'read-again' })).body.code).toBe('DIFFERENCE.NO_SUCH_REPAIR');
    const note = 'A cheque that the customer has not cashed yet.';
    expect((await repair(id, { repair: 'explain', note })).body).toMatchObject({ status: 'explained' });
    const { body } = await office.call<Certificate>('POST', `/reconciliations/${run.id}/certificate`);
    expect(body.statement.verdict).toBe('explained');
    // The same cheque in the next night needs nobody.
    await office.sync();
    const next = await reconcile({ thorough: true });
    expect(await told(next)).toEqual(['party-balance-differs, only-there: 66.60']);
    expect(next.open).toBe(0);
    expect((await differencesOf(next))[0]).toMatchObject({ status: 'explained', explanation: note });
  });

  it('signs a certificate that one changed cent makes worthless', async () => {
    const certificate = await certificateOf(await lastRun());
    const text = JSON.stringify(certificate, null, 2);
    expect(await verified(text)).toBe(true);
    const { receivable } = certificate.statement.controlTotals as Totals;
    const cent = (Number(receivable.ours) + 0.01).toFixed(2);
    expect(await verified(text.replace(receivable.ours, cent))).toBe(false);
    expect(await verified('{}')).toBe(false);
    const { id } = await lastRun();
    const paper = await app.test.app.inject({
      url: `/api/v1/reconciliations/${id}/certificate/pdf?language=fr`,
      headers: office.accountant.headers,
    });
    expect([paper.statusCode, paper.body.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  it('tells what nobody told, what is on its way and what is only rounding', async () => {
    const [missed, waiting, rounded] = [
      await office.invoice('200'),
      await office.invoice('210'),
      await office.invoice('220'),
    ];
    await office.settled();
    await office.sync();
    await sql(`UPDATE invoices SET total = total + 0.01, balance = balance + 0.01 WHERE id = $1`, rounded);
    await sql(`UPDATE invoices SET tax_amount = tax_amount + 3 WHERE id = $1`, waiting);
    await sql(`UPDATE sync_operations SET status = 'parked' WHERE local_id = $1`, waiting);
    await sandbox.remove(realm, 'invoice', (await there('invoice', 'invoice', missed)).Id);
    // As if a sync had come and gone since, and the change feed had kept silent about it.
    await sql(
      `UPDATE sync_runs SET started_at = now() + interval '1 hour' WHERE id = (SELECT max(id::text)::uuid FROM sync_runs)`,
    );
    expect(await told(await reconcile())).toEqual([
      'amount-differs, rounding: 0.01',
      'deleted-there, missed-event: 226.00',
      'party-balance-differs, only-there: 66.60',
      'tax-differs, timing: 3.00',
    ]);
  });

  it('tells of a second entry that a sync has taken in, though both books agree on it', async () => {
    const id = await office.invoice('230');
    await office.settled();
    const { CustomerRef, TxnDate, Line } = await there('invoice', 'invoice', id);
    const [copied] = Line as Record<string, unknown>[];
    const made = await sandbox.create(realm, 'invoice', { CustomerRef, TxnDate, Line: [copied] });
    await office.sync();
    const doubled = (await differencesOf(await reconcile())).find(({ kind }) => kind === 'duplicate-there');
    expect(doubled).toMatchObject({ cause: 'only-there', amount: '259.90', remoteId: made.Invoice?.Id });
    const differenceId = doubled?.id ?? '';
    expect((await repair(differenceId, { repair: 'check-again' })).body).toMatchObject({ status: 'open' });
    await sandbox.remove(realm, 'invoice', made.Invoice?.Id ?? '');
    expect((await repair(differenceId, { repair: 'read-again' })).body).toMatchObject({ status: 'settled' });
  });

  it('comes after each night’s sync by itself', async () => {
    const before = (await runs()).length;
    await office.as(() => app.get(SyncStarter).start(office.connectionId, 'delta', 'nightly'));
    const nightly = await eventually(async () => {
      const all = await runs();
      return all.length > before ? all[0] : undefined;
    }, 'a reconciliation of the night');
    expect(nightly).toMatchObject({ trigger: 'nightly', syncRunId: expect.any(String) });
    await ended(nightly.id);
  });

  async function runs(): Promise<ReconciliationAnswer[]> {
    const path = `/integrations/${office.connectionId}/reconciliations`;
    return (await office.call<{ items: ReconciliationAnswer[] }>('GET', path)).body.items;
  }

  async function lastRun(): Promise<ReconciliationAnswer> {
    const [last] = await runs();
    if (!last) throw new Error('Nothing was reconciled yet.');
    return last;
  }

  /** Money that goes to a customer against what she owes: no document of ours. */
  async function chequeTo(customer: { value: string }, amount: number): Promise<void> {
    const accounts = await sandbox.documents(realm, 'account');
    const idOf = (type: string) =>
      accounts.find(({ AccountType, CurrencyRef }) => {
        const currency = (CurrencyRef as { value?: string } | undefined)?.value ?? 'CAD';
        return AccountType === type && currency === 'CAD';
      })?.Id;
    await sandbox.create(realm, 'purchase', {
      PaymentType: 'Check',
      AccountRef: { value: idOf('Bank') },
      EntityRef: { value: customer.value, type: 'Customer' },
      Line: [
        {
          Amount: amount,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: { AccountRef: { value: idOf('Accounts Receivable') } },
        },
      ],
    });
  }
});
