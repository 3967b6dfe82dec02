import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, child, lines, numeric, refId } from '../store/doc.js';
import { computeTax, taxDetail } from '../tax/compute-tax.js';
import { checkedAmount, detailOf, identifyLines, sumOf } from './complete-lines.js';

const EXPENSE_LINES = new Set(['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail']);

/** Lines, tax and totals of a purchase form: bill, vendor credit, expense, purchase order. Tax is the recoverable purchase side. */
export function completePurchaseForm(
  books: CompanyBooks,
  entity: string,
  draft: Body,
  previous?: Body,
): void {
  const kept = lines(draft).filter((line) => line.DetailType !== 'SubTotalLineDetail');
  if (kept.length === 0) throw faults.required('Line');
  const isInclusive = draft.GlobalTaxCalculation === 'TaxInclusive';
  for (const line of kept) completeLine(line, isInclusive);
  const taxed = kept.flatMap((line) => {
    const detail = detailOf(line);
    const codeId = refId(detail, 'TaxCodeRef');
    if (
      draft.GlobalTaxCalculation === 'NotApplicable' ||
      !EXPENSE_LINES.has(String(line.DetailType)) ||
      codeId === undefined
    )
      return [];
    const gross = isInclusive
      ? (numeric(detail.TaxInclusiveAmt) ?? amount(line.Amount))
      : amount(line.Amount);
    return [{ line, detail, amount: new Decimal(gross), codeId }];
  });
  const result = computeTax(books, taxed, { side: 'purchase', date: String(draft.TxnDate), isInclusive });
  if (isInclusive) {
    taxed.forEach((entry, at) => {
      entry.line.Amount = (result.nets[at] ?? entry.amount).toNumber();
      entry.detail.TaxInclusiveAmt = entry.amount.toNumber();
    });
  }
  const tax = taxDetail(result.totals, child(draft, 'TxnTaxDetail'));
  if (draft.GlobalTaxCalculation === 'NotApplicable' && amount(child(draft, 'TxnTaxDetail').TotalTax) !== 0)
    throw faults.taxNotApplicable();
  identifyLines(kept, previous ? lines(previous) : []);
  draft.Line = kept;
  if (result.totals.length > 0) draft.TxnTaxDetail = tax.detail;
  else delete draft.TxnTaxDetail;
  const total = sumOf(kept).plus(tax.total);
  if (total.isNegative() && entity !== 'Purchase')
    throw faults.business('Transaction amount must be 0 or greater.', 'TotalAmt');
  draft.TotalAmt = total.toNumber();
}

function completeLine(line: Body, isInclusive: boolean): void {
  const detail = detailOf(line);
  if (line.DetailType === 'DescriptionOnly') return;
  if (!EXPENSE_LINES.has(String(line.DetailType)))
    throw faults.invalidEnum('DetailType', String(line.DetailType));
  line.Amount = checkedAmount(line, isInclusive ? {} : detail).toNumber();
  if (line.DetailType === 'AccountBasedExpenseLineDetail' && !refId(detail, 'AccountRef'))
    throw faults.required('AccountRef');
  if (line.DetailType === 'ItemBasedExpenseLineDetail' && !refId(detail, 'ItemRef'))
    throw faults.required('ItemRef');
  if (detail.BillableStatus === 'Billable' && !refId(detail, 'CustomerRef')) {
    throw faults.time('6310', 'MissingCustomer', 'A customer is required if the transaction is billable.');
  }
  detail.BillableStatus ??= 'NotBillable';
}
