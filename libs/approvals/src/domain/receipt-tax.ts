import { Money } from '#kernel';
import type { LawfulTax } from './evidence.js';

interface Charge {
  percent: string;
  /** Charged on the price with the taxes before it. */
  onTax?: boolean;
}

/** The tax that is in an amount with tax, to the cent. Charges in the order in which they apply. */
export function taxIn(amount: string, charges: readonly Charge[]): string {
  let factor = Money.of(1);
  for (const { percent, onTax } of charges)
    factor = factor.plus((onTax ? factor : Money.of(1)).percent(percent));
  return Money.of(amount).minus(Money.of(amount).dividedBy(factor)).toFixed(2);
}

/** The different taxes that a receipt may have in the eyes of the law, the likeliest first. */
export function lawfulTaxesOf(
  amount: string,
  answers: readonly { charges: readonly { name: string; percent: string }[] }[],
): LawfulTax[] {
  const found = new Map<string, LawfulTax>();
  for (const { charges } of answers) {
    const tax = taxIn(amount, charges);
    if (!found.has(tax))
      found.set(tax, { tax, charges: charges.map(({ name, percent }) => ({ name, percent })) });
  }
  return [...found.values()];
}
