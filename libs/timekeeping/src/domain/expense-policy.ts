import { Money } from '#kernel';

/** A limit as data. Amounts are decimal text in the organization's currency. */
export interface ExpenseLimit {
  category: string;
  /** The most that one expense may be; null for no limit. */
  maxAmount: string | null;
  /** From this amount on a receipt is needed; null for never. */
  receiptFrom: string | null;
}

/** What an expense breaks, in words; an empty list when it keeps to the policy. */
export function breaches(
  expense: { category: string; amount: string; hasReceipt: boolean },
  limits: readonly ExpenseLimit[],
): string[] {
  return limits
    .filter(({ category }) => category === expense.category || category === 'any')
    .flatMap(({ maxAmount, receiptFrom }) => [
      ...(maxAmount !== null && Money.of(expense.amount).compare(maxAmount) > 0
        ? [`${expense.amount} is more than the ${maxAmount} that ${expense.category} may cost.`]
        : []),
      ...(receiptFrom !== null && !expense.hasReceipt && Money.of(expense.amount).compare(receiptFrom) >= 0
        ? [`From ${receiptFrom} on, ${expense.category} needs a receipt.`]
        : []),
    ]);
}
