import { Money } from '#kernel';
import { badAmount, type LineInput, type Priced, type PricedLine } from './line-input.js';

/**
 * A charge with a percentage taken off: the quantity stays, because it is evidence, and the price becomes what is left
 * of it, so that quantity times price is still the amount.
 */
export function discounted(charge: Priced, percent: string, lineNumber: number): Priced {
  if (Money.of(percent).compare('100') > 0 || Money.of(percent).isNegative())
    throw badAmount(lineNumber, `takes ${percent} % off`);
  const amount = Money.of(charge.amount).minus(Money.of(charge.amount).percent(percent).toCents());
  if (Money.of(charge.quantity).isZero()) return charge;
  const unitPrice = amount.dividedBy(charge.quantity).rounded(6);
  if (!Money.of(charge.quantity).times(unitPrice).toCents().equals(amount))
    throw badAmount(lineNumber, 'has a quantity too large for a percentage off');
  return { ...charge, unitPrice: unitPrice.toString(), amount: amount.toFixed() };
}

/** A discount line that says a percentage, as the amount that it is of everything charged. */
export function offWhole(line: LineInput, charged: Money): LineInput {
  if (line.kind !== 'discount' || !line.discountPercent) return line;
  return { ...line, amount: charged.percent(line.discountPercent).toCents().toFixed() };
}

/** Several discounts of a document as one, in the place of the first: QuickBooks keeps one discount line. */
export function mergedDiscounts(lines: readonly PricedLine[]): PricedLine[] {
  const discounts = lines.filter((line) => line.kind === 'discount');
  const [first] = discounts;
  if (!first || discounts.length === 1) return [...lines];
  const amount = Money.sum(discounts.map((line) => line.amount)).toFixed();
  const description = discounts.map((line) => line.description).join(', ');
  const whole = { ...first, description, amount, unitPrice: amount };
  return lines
    .filter((line) => line.kind !== 'discount' || line === first)
    .map((line, index) => ({ ...(line === first ? whole : line), lineNumber: index + 1 }));
}
