import { Money } from '#kernel';

/**
 * What is left of each taxed line after its share of a discount, in proportion to its amount; the last line takes the
 * odd cent. Tax is charged on that, as the CRA asks for discounts given at the time of sale. This is also the order
 * in which QuickBooks Online takes a discount that comes before tax. Answers as many as were given, in their order.
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
