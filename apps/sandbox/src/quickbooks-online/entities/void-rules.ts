import { type Body, bodies, child, copy, type Doc, lines } from '../store/doc.js';

/** A voided transaction stays, with its amounts and quantities at zero and nothing linked. */
export function voided(entity: string, previous: Doc): Body {
  const next: Body = copy(previous);
  next.PrivateNote = 'Voided';
  next.TotalAmt = 0;
  next.LinkedTxn = [];
  if (entity === 'Payment' || entity === 'BillPayment') {
    next.Line = [];
    if (entity === 'Payment') next.UnappliedAmt = 0;
  } else {
    for (const line of lines(next)) zero(line);
    next.Balance = 0;
    if (next.RemainingCredit !== undefined) next.RemainingCredit = 0;
    next.TxnTaxDetail = { TotalTax: 0 };
  }
  for (const field of ['HomeTotalAmt', 'HomeBalance', 'Deposit'])
    if (next[field] !== undefined) next[field] = 0;
  return next;
}

function zero(line: Body): void {
  line.Amount = 0;
  delete line.LinkedTxn;
  const detail = child(line, String(line.DetailType));
  if (detail.Qty !== undefined) detail.Qty = 0;
  if (detail.TaxInclusiveAmt !== undefined) detail.TaxInclusiveAmt = 0;
  for (const part of bodies(detail.Line)) zero(part);
}
