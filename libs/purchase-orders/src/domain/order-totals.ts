import type { TaxComponent } from '#catalog';
import { type DecimalString, DomainError, Money } from '#kernel';
import { unknownTaxCode } from './purchase-order.errors.js';
import type { OrderDetails, PurchaseOrderLineRecord } from './purchase-order.js';

export interface OrderTotals {
  subtotal: DecimalString;
  taxAmount: DecimalString;
  total: DecimalString;
}

/** What comes off and on top of the lines, before tax. */
export type OrderCharges = Pick<OrderDetails, 'discountAmount' | 'shippingAmount' | 'shippingTaxCodeId'>;

export const NO_CHARGES: OrderCharges = { discountAmount: '0', shippingAmount: '0', shippingTaxCodeId: null };

type Taxes = ReadonlyMap<string, readonly TaxComponent[]>;

/**
 * What an order comes to: `subtotal - discount + shipping + tax = total`. Tax is computed per line and rate, half a
 * cent up, as QuickBooks Online Canada does, so that the order and the invoice made of it agree to the cent. The
 * discount comes off the lines in proportion, to the cent, before tax.
 */
export function totalsOf(
  lines: readonly PurchaseOrderLineRecord[],
  taxes: Taxes,
  charges: OrderCharges = NO_CHARGES,
): OrderTotals {
  const subtotal = Money.sum(lines.map((line) => line.amount));
  const shares = discountShares(lines, charges.discountAmount);
  const lineTaxes = lines.map(({ amount, taxCodeId, lineNumber }, index) =>
    taxOn(Money.of(amount).minus(shares[index] ?? Money.zero), taxCodeId, taxes, lineNumber),
  );
  const shippingTax = taxOn(Money.of(charges.shippingAmount), charges.shippingTaxCodeId, taxes);
  const taxAmount = Money.sum([...lineTaxes, shippingTax]);
  return {
    subtotal: subtotal.toString(),
    taxAmount: taxAmount.toString(),
    total: subtotal.minus(charges.discountAmount).plus(charges.shippingAmount).plus(taxAmount).toString(),
  };
}

function discountShares(lines: readonly PurchaseOrderLineRecord[], discount: string): Money[] {
  const amount = Money.of(discount);
  if (amount.isZero()) return [];
  const weights = lines.map((line) => (Money.of(line.amount).isNegative() ? '0' : line.amount));
  const most = Money.sum(weights);
  if (amount.compare(most) > 0) {
    throw new DomainError(
      'PURCHASE_ORDERS.DISCOUNT_TOO_LARGE',
      `The discount of ${amount.toFixed()} is more than the lines come to (${most.toFixed()}).`,
      { field: 'discountAmount', fix: 'Lower the discount.' },
    );
  }
  return amount.allocate(weights);
}

function taxOn(price: Money, taxCodeId: string | null, taxes: Taxes, lineNumber?: number): Money {
  if (taxCodeId === null) return Money.zero;
  const components = taxes.get(taxCodeId.toLowerCase());
  if (!components) throw unknownTaxCode(lineNumber);
  return components.reduce(
    (tax, { percent, onTax }) => tax.plus((onTax ? price.plus(tax) : price).percent(percent).toCents()),
    Money.zero,
  );
}
