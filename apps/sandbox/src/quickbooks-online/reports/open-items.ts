import type { Decimal } from 'decimal.js';
import { HomeRate, type Ledger } from '../ledger/index.js';
import type { Doc } from '../store/company-books.js';
import { refId, text } from '../store/doc.js';
import { payeeOf } from '../totals/receivable-part.js';
import { idsIn } from './filters.js';
import type { Params } from './period.js';

/** Something a customer owes us, or we owe a vendor; credits and money on account are negative. */
export interface OpenItem {
  readonly entity: string;
  readonly doc: Doc;
  readonly party: string;
  readonly dueDate: string;
  readonly home: Decimal;
}

export type Side = 'receivable' | 'payable';

const SOURCES = {
  receivable: { owed: 'Invoice', credit: 'CreditMemo', payment: 'Payment', party: 'CustomerRef' },
  payable: { owed: 'Bill', credit: 'VendorCredit', payment: 'BillPayment', party: 'VendorRef' },
} as const;

/** What was open at the end of that day, of the customers or vendors (`customer=1,2`) and locations that were asked for. */
export function* wantedItems(ledger: Ledger, params: Params, side: Side, asOf: string): Generator<OpenItem> {
  const parties = idsIn(params, side === 'receivable' ? 'customer' : 'vendor');
  const departments = idsIn(params, 'department');
  for (const item of openItems(ledger, side, asOf)) {
    if (parties && !parties.has(item.party)) continue;
    if (!departments || departments.has(refId(item.doc, 'DepartmentRef') ?? '')) yield item;
  }
}

/** What was open at the end of that day. Foreign documents count at their own rate, as the control account does. */
export function* openItems(ledger: Ledger, side: Side, asOf: string): Generator<OpenItem> {
  const { owed, credit, payment, party } = SOURCES[side];
  const { books, settlements } = ledger;
  for (const [entity, sign] of [
    [owed, 1],
    [credit, -1],
  ] as const) {
    for (const doc of books.list(entity)) {
      if ((text(doc.TxnDate) ?? '') > asOf) continue;
      const open = settlements.open(entity, doc, asOf);
      if (open.isZero()) continue;
      yield item(entity, doc, party, new HomeRate(doc).of(open).times(sign));
    }
  }
  if (side === 'receivable') yield* givenBack(ledger, asOf);
  for (const doc of books.list(payment)) {
    if ((text(doc.TxnDate) ?? '') > asOf) continue;
    const rest = settlements.unapplied(payment, doc);
    if (!rest.isZero()) yield item(payment, doc, party, new HomeRate(doc).of(rest).negated());
  }
}

/** Money given back that no payment or credit is matched with yet is owed like an invoice. */
function* givenBack({ books, settlements }: Ledger, asOf: string): Generator<OpenItem> {
  for (const doc of books.list('Purchase')) {
    if (payeeOf(doc) === undefined || (text(doc.TxnDate) ?? '') > asOf) continue;
    const open = settlements.open('Purchase', doc, asOf);
    if (!open.isZero()) yield item('Purchase', doc, 'EntityRef', new HomeRate(doc).of(open));
  }
}

function item(entity: string, doc: Doc, party: string, home: Decimal): OpenItem {
  const dueDate = text(doc.DueDate) ?? text(doc.TxnDate) ?? '';
  return { entity, doc, party: refId(doc, party) ?? '', dueDate, home };
}
