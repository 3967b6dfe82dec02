import { Decimal } from 'decimal.js';
import { faults } from '../faults/qbo-fault.js';
import { amount, type Body, child, numeric, text } from '../store/doc.js';
import { cents } from '../tax/compute-tax.js';

/** Gives every line an Id that no other line of the document has or had, and numbers the lines. Generated lines stay without an Id. */
export function identifyLines(lines: Body[], previous: readonly Body[]): void {
  const used = [...previous, ...lines].map((line) => Number(line.Id ?? 0)).filter(Number.isSafeInteger);
  let next = Math.max(0, ...used) + 1;
  let number = 1;
  for (const line of lines) {
    if (line.DetailType === 'SubTotalLineDetail') continue;
    if (line.DetailType !== 'DiscountLineDetail' && !isShipping(line)) line.LineNum = number++;
    if (text(line.Id) === undefined) line.Id = typeof line.Id === 'number' ? String(line.Id) : String(next++);
  }
}

export function isShipping(line: Body): boolean {
  const ref = child(line, 'SalesItemLineDetail').ItemRef;
  return typeof ref === 'object' && ref !== null && 'value' in ref && ref.value === 'SHIPPING_ITEM_ID';
}

export function detailOf(line: Body): Body {
  const type = text(line.DetailType);
  if (!type) throw faults.required('DetailType');
  return child(line, type);
}

/** `Amount` must be what quantity and price give, to the cent (6070). */
export function checkedAmount(line: Body, detail: Body): Decimal {
  const sent = numeric(line.Amount);
  if (sent === undefined) throw faults.required('Amount');
  const [quantity, price] = [numeric(detail.Qty), numeric(detail.UnitPrice)];
  if (quantity !== undefined && price !== undefined) {
    const expected = cents(new Decimal(quantity).times(price));
    if (!expected.equals(cents(new Decimal(sent)))) throw faults.amountMismatch(String(line.Amount));
  }
  return cents(new Decimal(sent));
}

export function sumOf(lines: readonly Body[]): Decimal {
  return Decimal.sum(0, ...lines.map((line) => amount(line.Amount)));
}
