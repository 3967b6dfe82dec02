import type { TaxComponent } from '#catalog';
import { type DecimalString, Money } from '#kernel';
import { unknownTaxCode } from './purchase-order.errors.js';
import type { PurchaseOrderLineRecord } from './purchase-order.js';

export interface OrderTotals {
  subtotal: DecimalString;
  taxAmount: DecimalString;
  total: DecimalString;
}

/**
 * What an order comes to. Tax is computed per line and rate, half a cent up, as QuickBooks Online Canada does, so
 * that the order and the invoice made of it agree to the cent.
 */
export function totalsOf(
  lines: readonly PurchaseOrderLineRecord[],
  taxes: ReadonlyMap<string, readonly TaxComponent[]>,
): OrderTotals {
  const subtotal = Money.sum(lines.map((line) => line.amount));
  const taxAmount = Money.sum(lines.map((line) => lineTax(line, taxes)));
  return {
    subtotal: subtotal.toString(),
    taxAmount: taxAmount.toString(),
    total: subtotal.plus(taxAmount).toString(),
  };
}

function lineTax(line: PurchaseOrderLineRecord, taxes: ReadonlyMap<string, readonly TaxComponent[]>): Money {
  if (line.taxCodeId === null) return Money.zero;
  const components = taxes.get(line.taxCodeId.toLowerCase());
  if (!components) throw unknownTaxCode(line.lineNumber);
  const price = Money.of(line.amount);
  return components.reduce(
    (tax, { percent, onTax }) => tax.plus((onTax ? price.plus(tax) : price).percent(percent).toCents()),
    Money.zero,
  );
}
