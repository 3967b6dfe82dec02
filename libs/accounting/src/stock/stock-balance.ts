import { Money } from '#kernel';

/** What one job used of one item, and what the books know of it. Quantities as decimal strings. */
export interface StockBalance {
  jobId: string;
  itemId: string;
  /** Less what came back. */
  used: string;
  /** By invoices that the books have, less what credits on them gave back: those move the stock there by themselves. */
  billedThere: string;
  /** The same of those that are on their way to the books. */
  billedComing: string;
  /** By adjustments that the books have; below zero for what was used. */
  toldThere: string;
  /** The same of those on their way. */
  toldComing: string;
}

/** A part of an adjustment: signed, below zero for what was used. */
export interface StockShare {
  jobId: string;
  itemId: string;
  quantity: string;
}

/** What the books still have to be told: nothing of what an invoice takes off there, and back what it takes off a second time. */
export function dueOf(balance: StockBalance): Money {
  const { billedThere, billedComing, toldThere, toldComing } = balance;
  const told = Money.of(toldThere).plus(toldComing);
  return unbilled(balance, Money.of(billedThere).plus(billedComing)).plus(told).negated();
}

/** By how much the books' quantity on hand still goes down for what is known here, by what is to be sent and what is on its way. */
export function untoldOf(balance: StockBalance): Money {
  const { billedThere, billedComing, toldThere } = balance;
  return unbilled(balance, Money.of(billedThere).plus(billedComing)).plus(billedComing).plus(toldThere);
}

/** Whether the books know all of it: their quantity on hand is without it. */
export function isKnown(balance: StockBalance): boolean {
  return unbilled(balance, Money.of(balance.billedThere)).plus(balance.toldThere).isZero();
}

/** What was used and no invoice takes off; one that bills more than was used takes off what it says, which is the books' affair. */
function unbilled({ used }: StockBalance, billed: Money): Money {
  const rest = Money.of(used).minus(billed.isNegative() ? Money.zero : billed);
  return rest.isNegative() ? Money.zero : rest;
}

/** In parts of at most so many lines; a line is what an item changes by over all jobs. */
export function inParts(shares: readonly StockShare[], mostLines: number): StockShare[][] {
  const byItem = [...Map.groupBy(shares, ({ itemId }) => itemId).values()];
  const parts: StockShare[][] = [];
  for (let from = 0; from < byItem.length; from += mostLines)
    parts.push(byItem.slice(from, from + mostLines).flat());
  return parts;
}
