import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, bodies, child, type Doc, lines, numeric, refId } from '../store/doc.js';
import { cents } from '../tax/compute-tax.js';
import { detailOf, identifyLines, sumOf } from './complete-lines.js';
import { payeeOf, receivablePart } from './receivable-part.js';

/** Which side of a payment each kind of linked transaction is on: what is paid, or what pays with it. */
const PAID = new Set(['Invoice', 'Bill', 'Purchase']);
const PAYING = new Set(['CreditMemo', 'VendorCredit']);
/** A link names an expense by how it was paid. */
const EXPENSES = new Set(['Expense', 'Check']);

export interface Application {
  readonly entity: string;
  readonly id: string;
  readonly amount: Decimal;
  readonly isPaid: boolean;
}

/** The applications in the lines of a payment or bill payment. */
export function applicationsOf(doc: Body): Application[] {
  return lines(doc).flatMap((line) =>
    bodies(line.LinkedTxn).flatMap((link) => {
      const [entity, id] = [linkedEntity(String(link.TxnType ?? '')), String(link.TxnId ?? '')];
      if (!PAID.has(entity) && !PAYING.has(entity)) return [];
      return [{ entity, id, amount: new Decimal(amount(line.Amount)), isPaid: PAID.has(entity) }];
    }),
  );
}

export function linkedEntity(type: string): string {
  return EXPENSES.has(type) ? 'Purchase' : type;
}

/** What is left to pay of a transaction, or to pay with it. An expense keeps no balance: its payments tell. */
function openOf(books: CompanyBooks, entity: string, target: Doc): Decimal {
  if (entity !== 'Purchase') return new Decimal(amount(target.Balance));
  const settled = bodies(target.LinkedTxn)
    .flatMap((link) => books.get('Payment', String(link.TxnId)) ?? [])
    .flatMap(applicationsOf)
    .filter((entry) => entry.entity === 'Purchase' && entry.id === target.Id);
  return receivablePart(books, target).minus(Decimal.sum(0, ...settled.map((entry) => entry.amount)));
}

/** Checks what a payment is applied to, and works out what stays unapplied. */
export function completePayment(
  books: CompanyBooks,
  draft: Body,
  previous: Doc | undefined,
  party: 'CustomerRef' | 'VendorRef',
): void {
  const total = numeric(draft.TotalAmt);
  if (total === undefined) throw faults.required('TotalAmt');
  if (total < 0) throw faults.business('Transaction amount must be 0 or greater.', 'TotalAmt');
  const before = new Map(
    (previous ? applicationsOf(previous) : []).map((entry) => [`${entry.entity}:${entry.id}`, entry.amount]),
  );
  let applied = new Decimal(0);
  for (const entry of applicationsOf(draft)) {
    const target = books.get(entry.entity, entry.id);
    if (!target) throw faults.invalidReference('Line.LinkedTxn', entry.id);
    const isExpense = entry.entity === 'Purchase';
    const [owner, payer] = [isExpense ? payeeOf(target) : refId(target, party), refId(draft, party)];
    if (owner !== payer && !sharesParent(books, owner, payer)) throw faults.cannotBeLinked();
    const open = openOf(books, entry.entity, target).plus(before.get(`${entry.entity}:${entry.id}`) ?? 0);
    if (entry.amount.greaterThan(open))
      throw faults.business('The amount applied is larger than the open balance of the transaction.', 'Line');
    applied = applied.plus(entry.isPaid ? entry.amount : entry.amount.negated());
  }
  const left = cents(new Decimal(total).minus(applied));
  if (left.isNegative())
    throw faults.business('The amount applied is larger than the amount received.', 'Line');
  // What is paid to a vendor beyond the lines is a credit with the vendor, which the wire does not tell.
  if (party === 'CustomerRef') draft.UnappliedAmt = left.toNumber();
  draft.Line = lines(draft);
}

/** A payment of a customer may pay the invoices of its jobs, and the other way round. */
function sharesParent(books: CompanyBooks, one: string | undefined, other: string | undefined): boolean {
  const root = (id: string | undefined): string | undefined => {
    let at = id;
    for (let level = 0; level < 5 && at !== undefined; level++) {
      const parent = refId(books.get('Customer', at), 'ParentRef');
      if (parent === undefined) return at;
      at = parent;
    }
    return at;
  };
  return one !== undefined && other !== undefined && root(one) === root(other);
}

export function completeJournalEntry(books: CompanyBooks, draft: Body, previous?: Body): void {
  const kept = lines(draft);
  let [debits, credits] = [new Decimal(0), new Decimal(0)];
  for (const line of kept) {
    if (line.DetailType === 'DescriptionOnly') continue;
    const detail = detailOf(line);
    const accountId = refId(detail, 'AccountRef');
    if (numeric(line.Amount) === undefined) throw faults.required('Amount');
    if (!accountId) throw faults.required('AccountRef');
    if (!detail.PostingType)
      throw faults.time(
        '2260',
        'MissingPostingType',
        'A posting type is required. Valid values are Credit or Debit.',
      );
    const type = books.get('Account', accountId)?.AccountType;
    const isControl = type === 'Accounts Receivable' || type === 'Accounts Payable';
    const who = type === 'Accounts Receivable' ? 'customer' : 'vendor';
    if (isControl && !refId(child(detail, 'Entity'), 'EntityRef')) {
      throw faults.business(`When you use ${type}, you must choose a ${who} in the Name field.`, 'Entity');
    }
    if (detail.PostingType === 'Debit') debits = debits.plus(amount(line.Amount));
    else credits = credits.plus(amount(line.Amount));
  }
  if (!debits.equals(credits)) throw faults.unbalanced();
  identifyLines(kept, previous ? lines(previous) : []);
  draft.Line = kept;
  draft.Adjustment ??= false;
  draft.TotalAmt = debits.toNumber();
}

export function completeDeposit(draft: Body, previous?: Body): void {
  const kept = lines(draft);
  for (const line of kept) {
    if (numeric(line.Amount) === undefined) throw faults.required('Amount');
  }
  identifyLines(kept, previous ? lines(previous) : []);
  draft.Line = kept;
  draft.TotalAmt = sumOf(kept)
    .minus(amount(child(draft, 'CashBack').Amount))
    .toNumber();
}
