import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, bodies, child, isTrue, lines, numeric, refId } from '../store/doc.js';
import { cents, computeTax, taxDetail } from '../tax/compute-tax.js';
import { checkedAmount, detailOf, identifyLines, isShipping, sumOf } from './complete-lines.js';

interface Taxed {
  readonly line: Body;
  readonly detail: Body;
  readonly amount: Decimal;
  readonly codeId: string;
}

/** Lines, tax and totals of a sales form: invoice, estimate, sales receipt, credit memo, refund receipt. */
export function completeSalesForm(books: CompanyBooks, draft: Body, previous?: Body): void {
  const kept = lines(draft).filter((line) => line.DetailType !== 'SubTotalLineDetail');
  if (kept.length === 0) throw faults.required('Line');
  for (const line of kept) completeLine(books, line, draft);
  const isInclusive = draft.GlobalTaxCalculation === 'TaxInclusive';
  const taxed = draft.GlobalTaxCalculation === 'NotApplicable' ? [] : taxedLines(draft, kept, isInclusive);
  checkNotApplicable(draft);
  const goods = kept.filter((line) => line.DetailType !== 'DiscountLineDetail' && !isShipping(line));
  const discount = kept.find((line) => line.DetailType === 'DiscountLineDetail');
  const isAfterDiscount = isTrue(draft.ApplyTaxAfterDiscount) && discount !== undefined;
  if (discount) completeDiscount(discount, sumOf(goods));
  const base = isAfterDiscount ? afterDiscount(taxed, sumOf(goods), amount(discount?.Amount)) : taxed;
  const result = computeTax(books, base, { side: 'sales', date: String(draft.TxnDate), isInclusive });
  if (isInclusive) {
    taxed.forEach((entry, at) => {
      storeInclusive(entry, result.nets[at] ?? entry.amount);
    });
  }
  const tax = taxDetail(result.totals, child(draft, 'TxnTaxDetail'));
  const subtotal = sumOf(goods);
  const shipping = sumOf(kept.filter(isShipping));
  const total = subtotal.minus(amount(discount?.Amount)).plus(shipping).plus(tax.total);
  if (total.isNegative()) throw faults.business('Transaction amount must be 0 or greater.', 'TotalAmt');
  identifyLines(kept, previous ? lines(previous) : []);
  draft.Line = [
    ...kept,
    { Amount: subtotal.toNumber(), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
  ];
  draft.TxnTaxDetail = tax.detail;
  draft.TotalAmt = total.toNumber();
}

function completeLine(books: CompanyBooks, line: Body, draft: Body): void {
  const detail = detailOf(line);
  if (line.DetailType === 'GroupLineDetail') {
    for (const part of bodies(detail.Line)) completeLine(books, part, draft);
    line.Amount = sumOf(bodies(detail.Line)).toNumber();
  }
  if (line.DetailType !== 'SalesItemLineDetail') return;
  // The price may be stated with tax in it, so quantity times price is compared with what the line says only without.
  line.Amount = checkedAmount(line, draft.GlobalTaxCalculation === 'TaxInclusive' ? {} : detail).toNumber();
  const itemId = refId(detail, 'ItemRef');
  const item = itemId === undefined ? undefined : books.get('Item', itemId);
  if (item && refId(item, 'IncomeAccountRef')) detail.ItemAccountRef ??= item.IncomeAccountRef;
  line[String(line.DetailType)] = detail;
}

function checkNotApplicable(draft: Body): void {
  const sent = child(draft, 'TxnTaxDetail');
  if (draft.GlobalTaxCalculation === 'NotApplicable' && amount(sent.TotalTax) !== 0)
    throw faults.taxNotApplicable();
}

/** American books name one tax for the whole document and mark lines TAX or NON; all others name the tax on the line. */
function taxedLines(draft: Body, kept: readonly Body[], isInclusive: boolean): Taxed[] {
  const documentCode = refId(child(draft, 'TxnTaxDetail'), 'TxnTaxCodeRef');
  const flat = kept.flatMap((line) =>
    line.DetailType === 'GroupLineDetail' ? bodies(detailOf(line).Line) : [line],
  );
  return flat.flatMap((line) => {
    if (line.DetailType !== 'SalesItemLineDetail') return [];
    const detail = detailOf(line);
    const own = refId(detail, 'TaxCodeRef');
    const codeId = own === 'TAX' ? documentCode : own;
    if (codeId === undefined) return [];
    const gross = isInclusive
      ? (numeric(detail.TaxInclusiveAmt) ?? amount(line.Amount))
      : amount(line.Amount);
    return [{ line, detail, amount: new Decimal(gross), codeId }];
  });
}

function completeDiscount(line: Body, subtotal: Decimal): void {
  const detail = detailOf(line);
  if (!isTrue(detail.PercentBased)) {
    if (numeric(line.Amount) === undefined) throw faults.discountIncomplete();
    detail.PercentBased = false;
  } else {
    const percent = numeric(detail.DiscountPercent);
    if (percent === undefined) throw faults.discountIncomplete();
    line.Amount = cents(subtotal.times(percent).dividedBy(100)).toNumber();
  }
  line.DiscountLineDetail = detail;
}

/** Spreads a discount over the taxable lines in proportion to their amounts; the last one takes the odd cent. */
function afterDiscount(taxed: readonly Taxed[], subtotal: Decimal, discount: number): Taxed[] {
  if (subtotal.isZero()) return [...taxed];
  const goods = taxed.filter((entry) => !isShipping(entry.line));
  const share = cents(
    Decimal.sum(0, ...goods.map((entry) => entry.amount))
      .times(discount)
      .dividedBy(subtotal),
  );
  let left = share;
  return taxed.map((entry) => {
    if (isShipping(entry.line)) return entry;
    const isLast = entry === goods.at(-1);
    const part = isLast ? left : cents(entry.amount.times(discount).dividedBy(subtotal));
    left = left.minus(part);
    return { ...entry, amount: entry.amount.minus(part) };
  });
}

function storeInclusive(entry: Taxed, net: Decimal): void {
  entry.line.Amount = net.toNumber();
  entry.detail.TaxInclusiveAmt = entry.amount.toNumber();
}
