import { InvoicingFacade } from '#invoicing';
import { SyncActions } from '../commands/sync-actions.command.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { RecordRefresh } from './record-refresh.js';

/** Money that leaves or corrects, on its way to the books and back. */
describe('credits, refunds and payments to contractors in the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  const credit = (invoiceId: string, body: object = {}) =>
    office.must('POST', `/invoices/${invoiceId}/credits`, { reason: 'Broken on arrival', ...body });
  const goodwill = (amount: string, direction = 'receivable') =>
    office.must('POST', '/credits', {
      ...{ direction, reason: 'Goodwill' },
      ...(direction === 'receivable'
        ? { customerId: office.customerId }
        : { contractorId: office.contractorId, number: `VC-${amount}` }),
      lines: [{ itemId: office.itemId, taxCodeId: office.taxCodeId, quantity: '1', unitPrice: amount }],
    });
  const agreed = async () => {
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  };
  const creditOf = async (id: string) =>
    (await office.as(() => app.get(InvoicingFacade).credits.readRecords([id]))).get(id)?.record;
  const documents = (entity: string) => sandbox.documents(office.company.realm, entity);
  /** As a notice has it done. */
  const readAgain = (entity: Entity, remoteId: string) =>
    office.as(async () => {
      const { signal } = new AbortController();
      const opened = await app.get(ConnectionContexts).open(office.connectionId, signal);
      await app.get(RecordRefresh).read(opened, entity, [remoteId]);
    });

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  it('bring a credit with its use: a credit memo, and a payment of nothing that names both', async () => {
    const invoiceId = await office.invoice('100');
    const { body } = await credit(invoiceId, { lines: [{ lineNumber: 1, amount: '40' }] });
    await agreed();
    expect(await office.remote('credit', 'creditmemo', body.id)).toMatchObject({
      TotalAmt: 45.2,
      Balance: 0,
    });
    const remote = await office.remote('invoice', 'invoice', invoiceId);
    expect(remote).toMatchObject({ TotalAmt: 113, Balance: 67.8 });
    expect(await office.read(invoiceId)).toMatchObject({ balance: '67.8', status: 'partially_paid' });
    // It was issued and used in one go; a second look that comes while the first is on its way finds nothing to write.
    const operations = await office.operations({ localId: body.id });
    expect(new Set(operations.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    expect(await documents('creditmemo')).toHaveLength(1);
  });

  it('spend a credit of its own on two invoices, and give the rest back as money', async () => {
    const [one, other] = [await office.invoice('30'), await office.invoice('20')];
    const { body } = await goodwill('100');
    const allocations = [
      { invoiceId: one, amount: '33.90' },
      { invoiceId: other, amount: '10' },
    ];
    await office.must('POST', `/credits/${body.id}/apply`, { allocations });
    const refund = await office.refund(`/credits/${body.id}`, '50');
    expect(refund.status).toBe(201);
    await agreed();
    const expense = await office.remote('refund', 'purchase', refund.body.id);
    expect(expense).toMatchObject({ TotalAmt: 50, EntityRef: { type: 'Customer' } });
    expect(await creditOf(body.id)).toMatchObject({ balance: '19.1', status: 'open' });
    await office.must('POST', `/refunds/${refund.body.id}/void`, { reason: 'The cheque was lost.' });
    expect(await creditOf(body.id)).toMatchObject({ balance: '69.1' });
    await office.must('POST', `/credits/${body.id}/void`, { reason: 'Written for the wrong customer.' });
    await agreed();
    expect(await office.remote('refund', 'purchase', refund.body.id)).toBeUndefined();
    expect(await office.remote('credit', 'creditmemo', body.id)).toBeUndefined();
    expect(await office.read(one)).toMatchObject({ balance: '33.9' });
  });

  it('give back what was paid too much, from the payment itself', async () => {
    const invoiceId = await office.invoice('100');
    const { body } = await office.pay('200', [{ invoiceId, amount: '113' }]);
    const refund = await office.refund(`/payments/${body.id}`, '60');
    expect(refund.status).toBe(201);
    await agreed();
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({
      TotalAmt: 200,
      UnappliedAmt: 27,
    });
    await office.must('POST', `/refunds/${refund.body.id}/void`, { reason: 'Not sent.' });
    await agreed();
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({ UnappliedAmt: 87 });
  });

  it("bring a contractor's credit and our payments to the vendor's side", async () => {
    const bill = await office.invoice('500', 'payable');
    const { body } = await credit(bill, { number: 'VC-77', lines: [{ lineNumber: 1, amount: '100' }] });
    const paid = await office.pay('400', [{ invoiceId: bill, amount: '400' }], 'paid');
    expect(paid.status).toBe(201);
    await agreed();
    expect(await office.remote('vendor-credit', 'vendorcredit', body.id)).toMatchObject({
      TotalAmt: 113,
      Balance: 0,
    });
    expect(await office.remote('bill-payment', 'billpayment', paid.body.id)).toMatchObject({ TotalAmt: 400 });
    expect(await office.read(bill)).toMatchObject({ balance: '52' });
    await office.must('POST', `/payments/${paid.body.id}/void`, { reason: 'Stopped.' });
    await agreed();
    expect(await office.read(bill)).toMatchObject({ balance: '452' });
  });

  it.each(['timeout-after-commit'])(
    'write a credit, its use and its refund once although answers are lost: %s',
    async (kind) => {
      const before = await Promise.all(['creditmemo', 'payment', 'purchase'].map(documents));
      const invoiceId = await office.invoice('10');
      const realm = office.company.realm;
      for (const path of ['/creditmemo', '/payment', '/purchase'])
        await sandbox.fault({ kind, realm, method: 'POST', path, count: 1, delayMs: 100 });
      const { body } = await goodwill('50');
      await office.must('POST', `/credits/${body.id}/apply`, {
        allocations: [{ invoiceId, amount: '11.30' }],
      });
      await office.refund(`/credits/${body.id}`, '20');
      await office.settledSoon();
      await agreed();
      const after = await Promise.all(['creditmemo', 'payment', 'purchase'].map(documents));
      expect(after.map((rows, index) => rows.length - (before[index]?.length ?? 0))).toEqual([1, 2, 1]);
    },
    90_000,
  );

  it('park what cannot go with cause and fix, and what names it goes by itself once that is mended', async () => {
    const { realm } = office.company;
    const invoiceId = await office.invoice('100');
    await office.settled();
    await sandbox.closeBooks(realm, '2026-02-01');
    const { body } = await credit(invoiceId, {
      creditDate: '2026-01-15',
      lines: [{ lineNumber: 1, amount: '10' }],
    });
    await office.settled();
    const parked = await office.operations({ status: 'parked' });
    expect(parked.map(({ entity, error }) => [entity, error?.kind])).toEqual([
      ['credit-use', 'validation'],
      ['credit', 'closed-period'],
    ]);
    expect(parked[0]?.error).toMatchObject({
      message: expect.stringContaining('credit'),
      fix: expect.stringContaining('by itself'),
      waitsFor: { entity: 'credit', localId: body.id },
    });
    await sandbox.closeBooks(realm);
    await office.as(() => app.get(SyncActions).retry(office.connectionId, parked[1]?.id));
    await agreed();
    expect(await office.operations({ status: 'parked' })).toEqual([]);
  });

  it('say plainly what a person has to do in the books herself', async () => {
    const vendorCredit = await goodwill('20', 'payable');
    const back = await office.refund(`/credits/${vendorCredit.body.id}`, '22.60');
    const { body: money } = await office.pay('30', []);
    const unsaid = await office.must('POST', `/payments/${money.id}/refunds`, {
      amount: '30',
      refundDate: '2026-11-20',
    });
    await office.settled();
    // What he gave back, the books do not know, whenever they are read.
    await office.sync();
    expect(await creditOf(vendorCredit.body.id)).toMatchObject({ balance: '0', status: 'used' });
    const errors = await Promise.all(
      [back, unsaid].map(async (answer) => (await office.operations({ localId: answer.body.id }))[0]),
    );
    expect(errors).toMatchObject([
      { status: 'parked', error: { fix: expect.stringContaining('Pay bills') } },
      {
        status: 'parked',
        error: { message: expect.stringContaining('the account that a refund was paid from') },
      },
    ]);
    await office.must('POST', `/refunds/${back.body.id}/void`, { reason: 'Never came.' });
    expect(await creditOf(vendorCredit.body.id)).toMatchObject({ balance: '22.6', status: 'open' });
    await office.must('POST', `/refunds/${unsaid.body.id}/void`, { reason: 'Without its account.' });
    await agreed();
    expect(await office.operations({ status: 'parked' })).toEqual([]);
  });

  it('follow the books once what a vendor gave back is taken back here, if a person used his credit there', async () => {
    const bill = await office.invoice('50', 'payable');
    const { body } = await goodwill('50', 'payable');
    const back = await office.refund(`/credits/${body.id}`, '56.50');
    await office.settled();
    const [billThere, credit] = [
      (await office.remote('bill', 'bill', bill)) as SandboxDocument,
      (await office.remote('vendor-credit', 'vendorcredit', body.id)) as SandboxDocument,
    ];
    const [bank] = (await documents('account')).filter(({ AccountType }) => AccountType === 'Bank');
    const lineOf = (TxnId: string, TxnType: string) => ({ Amount: 56.5, LinkedTxn: [{ TxnId, TxnType }] });
    await sandbox.create(office.company.realm, 'billpayment', {
      ...{ VendorRef: billThere.VendorRef, TotalAmt: 0, PayType: 'Check' },
      CheckPayment: { BankAccountRef: { value: bank?.Id } },
      Line: [lineOf(billThere.Id, 'Bill'), lineOf(credit.Id, 'VendorCredit')],
    });
    await office.sync();
    expect(await creditOf(body.id)).toMatchObject({ balance: '0', status: 'used' });
    await office.must('POST', `/refunds/${back.body.id}/void`, { reason: 'Entered there.' });
    await agreed();
    expect(await creditOf(body.id)).toMatchObject({ balance: '0', status: 'used' });
  });

  it('see what a person does there: a credit used, deleted, and a refund receipt', async () => {
    const invoiceId = await office.invoice('100');
    await office.settled();
    const invoice = (await office.remote('invoice', 'invoice', invoiceId)) as SandboxDocument;
    const line = {
      Amount: 50,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: (invoice.Line as { SalesItemLineDetail: object }[])[0]?.SalesItemLineDetail,
    };
    const detail = { ...(line.SalesItemLineDetail as object), Qty: 1, UnitPrice: 50 };
    const Line = [{ ...line, SalesItemLineDetail: detail }];
    const { realm } = office.company;
    const memo = (await sandbox.create(realm, 'creditmemo', { CustomerRef: invoice.CustomerRef, Line }))
      .CreditMemo as SandboxDocument;
    const use = (
      await sandbox.create(realm, 'payment', {
        ...{ CustomerRef: invoice.CustomerRef, TotalAmt: 0 },
        Line: [
          { Amount: 20, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] },
          { Amount: 20, LinkedTxn: [{ TxnId: memo.Id, TxnType: 'CreditMemo' }] },
        ],
      })
    ).Payment as SandboxDocument;
    const [bank] = (await documents('account')).filter(({ AccountType }) => AccountType === 'Bank');
    const receipt = (
      await sandbox.create(realm, 'refundreceipt', {
        ...{ CustomerRef: invoice.CustomerRef, Line, DepositToAccountRef: { value: bank?.Id } },
      })
    ).RefundReceipt as SandboxDocument;
    await agreed();
    const creditId = await office.localId('credit', memo.Id);
    expect(await creditOf(creditId)).toMatchObject({ status: 'open', balance: '36.5', total: '56.5' });
    const shown = await office.call<{ applications: object[] }>('GET', `/credits/${creditId}`);
    expect(shown.body.applications).toMatchObject([{ invoiceId, amount: '20.00' }]);
    const receiptId = await office.localId('refund-receipt', receipt.Id);
    expect(await creditOf(receiptId)).toMatchObject({ status: 'used', balance: '0', total: '56.5' });
    expect((await office.call<{ amount: string }>('GET', `/refunds/${receiptId}`)).body).toMatchObject({
      ...{ amount: '56.50', creditId: receiptId, status: 'recorded' },
    });
    await sandbox.remove(realm, 'payment', use.Id);
    await agreed();
    const freed = await office.call<{ applications: object[] }>('GET', `/credits/${creditId}`);
    expect(freed.body).toMatchObject({ status: 'open', balance: '56.50', applications: [] });
    await sandbox.remove(realm, 'creditmemo', memo.Id);
    await sandbox.remove(realm, 'refundreceipt', receipt.Id);
    await agreed();
    expect(await creditOf(creditId)).toMatchObject({ status: 'void', balance: '0' });
    expect((await office.call<object>('GET', `/refunds/${receiptId}`)).body).toMatchObject({
      status: 'void',
    });
  });

  it('keep our refund, whatever a person writes into its note there', async () => {
    const { body } = await office.pay('80', []);
    const refund = await office.refund(`/payments/${body.id}`, '30');
    await office.settled();
    const { realm } = office.company;
    const expense = (await office.remote('refund', 'purchase', refund.body.id)) as SandboxDocument;
    for (const PrivateNote of [`${expense.PrivateNote}, checked by Ann`, 'Sent by courier']) {
      await sandbox.edit(realm, 'purchase', expense.Id, { PrivateNote });
      await readAgain('refund', expense.Id);
      await agreed();
      expect((await office.call<object>('GET', `/refunds/${refund.body.id}`)).body).toMatchObject({
        ...{ amount: '30.00', status: 'recorded' },
      });
    }
  });

  it('let a payment be voided whose refund was deleted there', async () => {
    const { body } = await office.pay('80', []);
    const refund = await office.refund(`/payments/${body.id}`, '30');
    await agreed();
    const { realm } = office.company;
    const [expense, payment] = [
      (await office.remote('refund', 'purchase', refund.body.id)) as SandboxDocument,
      (await office.remote('payment', 'payment', body.id)) as SandboxDocument,
    ];
    await sandbox.edit(realm, 'payment', payment.Id, { Line: [] });
    await sandbox.remove(realm, 'purchase', expense.Id);
    await agreed();
    const voided = await office.call('POST', `/payments/${body.id}/void`, { reason: 'It bounced.' });
    expect(voided.status).toBe(200);
    await agreed();
  });

  it('take a credit back that was taken off a payment of money and credit there', async () => {
    const { realm } = office.company;
    const invoiceId = await office.invoice('200');
    const { body } = await goodwill('20');
    await office.settled();
    const [invoice, memo] = [
      (await office.remote('invoice', 'invoice', invoiceId)) as SandboxDocument,
      (await office.remote('credit', 'creditmemo', body.id)) as SandboxDocument,
    ];
    const lineOf = (Amount: number, TxnId: string, TxnType: string) => ({
      Amount,
      LinkedTxn: [{ TxnId, TxnType }],
    });
    const mixed = (
      await sandbox.create(realm, 'payment', {
        ...{ CustomerRef: invoice.CustomerRef, TotalAmt: 100 },
        Line: [lineOf(120, invoice.Id, 'Invoice'), lineOf(20, memo.Id, 'CreditMemo')],
      })
    ).Payment as SandboxDocument;
    await agreed();
    const shown = () =>
      office.call<{ balance: string; applications: object[] }>('GET', `/credits/${body.id}`);
    expect((await shown()).body).toMatchObject({ applications: [{ invoiceId, amount: '20.00' }] });
    await sandbox.edit(realm, 'payment', mixed.Id, { Line: [lineOf(100, invoice.Id, 'Invoice')] });
    const run = await office.sync();
    expect((await shown()).body).toMatchObject({ balance: '22.60', applications: [] });
    expect(run.progress['credit-use']).toMatchObject({ removed: 1 });
    expect(await office.differences()).toEqual([]);
  });

  it('change nothing when nothing changed, though everything is read again', async () => {
    const run = await app.sync(office.organizationId, office.connectionId, 'full');
    for (const progress of Object.values(run.progress))
      expect(progress).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });
});
