import { eventually } from '../../../platform/src/testing/eventually.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';

/** The same invoice is settled here and there, and the books do not take ours, or not yet. */
describe('an invoice that is settled on both sides', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let disagreement: Disagreement;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    disagreement = new Disagreement(office);
  }, 60_000);

  afterAll(() => app.close());

  const openInvoice = async (amount: string) => {
    const id = await office.invoice(amount);
    await office.settled();
    return { id, there: (await office.remote('invoice', 'invoice', id)) as SandboxDocument };
  };

  const paidThere = ({ Id, CustomerRef }: SandboxDocument, amount: number) =>
    sandbox.create(office.company.realm, 'payment', {
      ...{ CustomerRef, TotalAmt: amount, TxnDate: '2026-11-16' },
      Line: [{ Amount: amount, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] }],
    });

  const openHere = async (id: string) => (await office.read(id))?.balance;

  const parked = async () =>
    (await office.operations({ status: 'parked' })).map(({ entity }) => entity).sort();

  const agreed = async () => {
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
    expect(await parked()).toEqual([]);
  };

  it('has nothing open when ours is refused and taken back', async () => {
    const invoice = await openInvoice('100');
    await disagreement.hold();
    const { body } = await office.pay('113', [{ invoiceId: invoice.id, amount: '113' }]);
    await paidThere(invoice.there, 113);
    await disagreement.goOn();
    await office.sync();
    expect(await parked()).toEqual(['payment']);
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'It was entered there.' });
    await agreed();
    expect(await openHere(invoice.id)).toBe('0');
  }, 60_000);

  it('has nothing open when more of ours than fits is refused and taken back, however often it was read meanwhile', async () => {
    const invoice = await openInvoice('100');
    await disagreement.hold();
    const { body } = await office.pay('40', [{ invoiceId: invoice.id, amount: '40' }]);
    const { body: credit } = await office.must('POST', `/invoices/${invoice.id}/credits`, {
      reason: 'Broken on arrival',
      lines: [{ lineNumber: 1, amount: '20' }],
    });
    await paidThere(invoice.there, 100);
    await paidThere(invoice.there, 13);
    await disagreement.goOn();
    await office.sync();
    for (let look = 0; look < 2; look++) {
      await disagreement.hear('invoice', invoice.there.Id);
      expect(await openHere(invoice.id)).toBe('0');
    }
    expect(await parked()).toEqual(['credit-use', 'payment']);
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'It was entered there.' });
    await office.must('POST', `/credits/${credit.id}/void`, { reason: 'It was settled otherwise.' });
    await agreed();
    expect(await openHere(invoice.id)).toBe('0');
  }, 60_000);

  it('has neither of two equal parts open, of which ours waits for a closed period', async () => {
    const invoice = await openInvoice('100');
    await sandbox.closeBooks(office.company.realm, '2026-02-01');
    const { body } = await office.must('POST', '/payments', {
      ...{ direction: 'received', customerId: office.customerId, currency: 'CAD', paymentDate: '2026-01-15' },
      ...{ amount: '10', allocations: [{ invoiceId: invoice.id, amount: '10' }], accountId: office.bankId },
    });
    await office.settled();
    expect(await parked()).toEqual(['payment']);
    await paidThere(invoice.there, 10);
    await office.sync();
    expect(await openHere(invoice.id)).toBe('93');
    await sandbox.closeBooks(office.company.realm);
    const [waiting] = await office.operations({ localId: body.id });
    await office.as(() => app.get(SyncActions).retry(office.connectionId, waiting?.id));
    await agreed();
    expect(await openHere(invoice.id)).toBe('93');
  }, 60_000);

  it('has open once what is taken back there, though the answer is lost and the next try is turned away', async () => {
    const { id, there } = await openInvoice('100');
    const { body } = await office.pay('13', [{ invoiceId: id, amount: '13' }]);
    await agreed();
    const { realm } = office.company;
    await sandbox.fault({ kind: 'timeout-after-commit', realm, method: 'POST', count: 1, delayMs: 50 });
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', probability: 1 });
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'It bounced.' });
    const lost = await office.reached(body.id, 'uncertain');
    await office.as(() => app.get(SyncActions).retry(office.connectionId, lost.id));
    await eventually(async () => {
      const [write] = await office.operations({ localId: body.id });
      return write?.error?.kind === 'unavailable' && write.status !== 'in_flight';
    }, 'the next try to be turned away');
    await disagreement.hear('invoice', there.Id);
    await sandbox.clearFaults();
    await office.settledSoon();
    await agreed();
    expect(await openHere(id)).toBe('113');
  }, 60_000);
});
