import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, type Doc } from '../store/doc.js';
import { linkedEntity } from '../totals/money-totals.js';

/** What is settled by payments, and which kind of payment does it. */
const SETTLED_BY: Readonly<Record<string, 'Payment' | 'BillPayment'>> = {
  Invoice: 'Payment',
  CreditMemo: 'Payment',
  Purchase: 'Payment',
  Bill: 'BillPayment',
  VendorCredit: 'BillPayment',
};
/** A credit pays: letting go of it takes off what is unapplied instead of adding to it. */
const CREDITS = new Set(['CreditMemo', 'VendorCredit']);

/** When a paid document goes away its payments stay and become unapplied. */
export function releasePayments(books: CompanyBooks, entity: string, doc: Doc, at: Date): void {
  const kind = SETTLED_BY[entity];
  if (kind === undefined) return;
  for (const link of bodies(doc.LinkedTxn)) {
    if (!String(link.TxnType).startsWith(kind)) continue;
    books.touch(kind, String(link.TxnId), (before) => detached(before, entity, doc.Id), at);
  }
}

function detached(payment: Doc, entity: string, id: string): Doc {
  const all = bodies(payment.Line);
  const isGone = (line: Body) =>
    bodies(line.LinkedTxn).some((link) => linkedEntity(String(link.TxnType)) === entity && link.TxnId === id);
  const kept: Doc = { ...payment, Line: all.filter((line) => !isGone(line)) };
  // What is paid to a vendor beyond the lines is not told on the wire.
  if (payment.UnappliedAmt === undefined) return kept;
  const freed = all
    .filter(isGone)
    .reduce((sum, line) => sum + Number(line.Amount ?? 0) * (CREDITS.has(entity) ? -1 : 1), 0);
  return { ...kept, UnappliedAmt: Math.round((Number(payment.UnappliedAmt) + freed) * 100) / 100 };
}
