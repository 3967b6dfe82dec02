import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { QboFault } from '../faults/qbo-fault.js';
import { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, type Doc } from '../store/doc.js';

function company(): CompanyBooks {
  const books = new CompanyBooks({ realmId: '1', name: 'Balance Co' });
  const at = new Date('2026-01-01T00:00:00Z');
  for (const DisplayName of ['Ada', 'Bruno']) books.create('Customer', { DisplayName }, at);
  books.seed('Item', { Id: '1', Name: 'Work', Type: 'Service', Active: true }, at);
  return books;
}

type Step = {
  kind: 'invoice' | 'credit' | 'pay' | 'change' | 'void' | 'delete';
  who: number;
  which: number;
  cents: number;
};
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('invoice', 'credit', 'pay', 'change', 'void', 'delete'),
    who: fc.integer({ min: 0, max: 1 }),
    which: fc.nat(20),
    cents: fc.integer({ min: 1, max: 100_000 }),
  }),
  { maxLength: 40 },
);

function saleOf(customer: Doc, value: number): Body {
  return {
    CustomerRef: { value: customer.Id },
    Line: [
      { Amount: value, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } },
    ],
  };
}

function pick(books: CompanyBooks, entity: string, step: Step): Doc | undefined {
  const docs = [...books.list(entity)];
  return docs[step.which % Math.max(1, docs.length)];
}

function pay(books: CompanyBooks, customer: Doc, step: Step): void {
  const invoice = pick(books, 'Invoice', step);
  const value = step.cents / 100;
  const Line = invoice
    ? [
        {
          Amount: Math.min(value, amount(invoice.Balance)),
          LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }],
        },
      ]
    : [];
  const payer = invoice ? invoice.CustomerRef : { value: customer.Id };
  books.create('Payment', { CustomerRef: payer, TotalAmt: value, Line });
}

function run(books: CompanyBooks, step: Step): void {
  const customer = [...books.list('Customer')][step.who] as Doc;
  const entity = ['Invoice', 'CreditMemo', 'Payment'][step.which % 3] ?? 'Invoice';
  const doc = pick(books, entity, step);
  if (step.kind === 'invoice') books.create('Invoice', saleOf(customer, step.cents / 100));
  if (step.kind === 'credit') books.create('CreditMemo', saleOf(customer, step.cents / 100));
  if (step.kind === 'pay') pay(books, customer, step);
  if (!doc) return;
  const current = { Id: doc.Id, SyncToken: doc.SyncToken, sparse: true };
  if (step.kind === 'delete') books.remove(entity, current);
  if (step.kind === 'void') books.voidDoc(entity, current);
  if (step.kind === 'change' && entity !== 'Payment')
    books.update(entity, { ...current, Line: saleOf(customer, step.cents / 100).Line });
  if (step.kind === 'change' && entity === 'Payment')
    books.update(entity, { ...current, TotalAmt: step.cents / 100 });
}

/** What a customer owes: open invoices, less what was received or credited and not used. */
function owed(books: CompanyBooks, customer: Doc): string {
  const sum = (entity: string, field: string) =>
    Decimal.sum(
      0,
      ...[...books.list(entity)]
        .filter((doc) => (doc.CustomerRef as Body).value === customer.Id)
        .map((doc) => amount(doc[field])),
    );
  return sum('Invoice', 'Balance')
    .minus(sum('Payment', 'UnappliedAmt'))
    .minus(sum('CreditMemo', 'Balance'))
    .toFixed(2);
}

test('the balance of a customer is what its documents leave open, whatever happened to them', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books = company();
      for (const step of all) {
        try {
          run(books, step);
        } catch (error) {
          // Refusals are part of the game; they must leave nothing behind.
          if (!(error instanceof QboFault)) throw error;
        }
      }
      for (const customer of books.list('Customer'))
        expect(new Decimal(amount(customer.Balance)).toFixed(2)).toBe(owed(books, customer));
      for (const invoice of books.list('Invoice')) expect(amount(invoice.Balance)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});
