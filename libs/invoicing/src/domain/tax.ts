import { Money } from '#kernel';
import type { TaxPart } from './invoice.js';

/** A rate as it applies to one line. */
export interface AppliedRate {
  taxRateId: string;
  name: string;
  /** Percent as decimal text, e.g. `"9.975"`. */
  percent: string;
  /** Charged on the price and the taxes before it, not on the price alone. */
  onTax: boolean;
}

export interface TaxableLine {
  /** Before tax, after the line's share of a discount. */
  amount: Money;
  /** In the order they apply; empty for a line without tax. */
  rates: readonly AppliedRate[];
}

export interface ComputedTax {
  /** The tax of each line, in order. */
  lines: Money[];
  total: Money;
  /** What each rate contributed, in the order the rates first appeared. */
  parts: TaxPart[];
}

/**
 * Tax per line and per rate, half a cent up, then added up by rate: the order in which QuickBooks Online Canada
 * computes it, so that our totals and its totals are the same to the cent.
 */
export function computeTax(lines: readonly TaxableLine[]): ComputedTax {
  const sums = new Map<string, { rate: AppliedRate; taxable: Money; amount: Money }>();
  const taxes = lines.map(({ amount, rates }) => {
    const taxed = taxesOf(amount, rates);
    for (const { rate, tax } of taxed) {
      // One rate at two percentages (a change of rate between two dates) is two parts.
      const key = `${rate.taxRateId} ${rate.percent}`;
      const sum = sums.get(key) ?? { rate, taxable: Money.zero, amount: Money.zero };
      sums.set(key, {
        rate,
        taxable: sum.taxable.plus(amount),
        amount: sum.amount.plus(tax),
      });
    }
    return Money.sum(taxed.map(({ tax }) => tax));
  });
  const parts = [...sums.values()].map(({ rate, taxable, amount }) => ({
    taxRateId: rate.taxRateId,
    name: rate.name,
    percent: rate.percent,
    taxable: taxable.toFixed(),
    amount: amount.toFixed(),
  }));
  return { lines: taxes, total: Money.sum(taxes), parts };
}

function taxesOf(amount: Money, rates: readonly AppliedRate[]): { rate: AppliedRate; tax: Money }[] {
  let before = Money.zero;
  return rates.map((rate) => {
    const tax = (rate.onTax ? amount.plus(before) : amount).percent(rate.percent).toCents();
    before = before.plus(tax);
    return { rate, tax };
  });
}

/**
 * What is left of each taxed line after its share of a discount, in proportion to its amount; the last line takes the
 * odd cent. Tax is charged on that, as the CRA asks for discounts given at the time of sale.
 */
export function afterDiscount(
  taxed: readonly Money[],
  /** All lines, taxed or not: the discount is for the whole document. */
  subtotal: Money,
  discount: Money,
): Money[] {
  if (subtotal.isZero() || discount.isZero()) return [...taxed];
  const shareOf = (amount: Money): Money => amount.times(discount).dividedBy(subtotal).toCents();
  let left = shareOf(Money.sum(taxed));
  return taxed.map((amount, index) => {
    const part = index === taxed.length - 1 ? left : shareOf(amount);
    left = left.minus(part);
    return amount.minus(part);
  });
}
