import { Money } from '#kernel';
import type { OrderLineBilled } from './order-billing.js';

/** A line of a credit as the bill that it is of sees it. */
export interface CreditedLine {
  invoiceLineNumber: number | null;
  quantity: string;
  unitPrice: string;
  amount: string;
}

/** How much more of a line of an order is billed than before; below zero, less. */
export interface OrderMove {
  purchaseOrderId: string;
  lineNumber: number;
  quantity: string;
  amount: string;
}

interface Left extends Omit<OrderLineBilled, 'quantity' | 'amount'> {
  quantity: Money;
  amount: Money;
}

/**
 * What the lines of a bill count of orders, less what live credits gave back of them; never below zero. A credit of a price
 * alone gives back its amount and no quantity.
 */
export function orderLinesCounted(
  billed: readonly OrderLineBilled[],
  credited: readonly CreditedLine[],
): OrderLineBilled[] {
  const left: Left[] = billed.map((line) => ({
    ...line,
    quantity: Money.of(line.quantity),
    amount: Money.of(line.amount),
  }));
  for (const credit of credited) {
    if (Money.of(credit.amount).isNegative()) continue;
    const isItsOwn = ({ lineNumber }: { lineNumber: number }) => lineNumber === credit.invoiceLineNumber;
    const quantity = isOfQuantity(billed.filter(isItsOwn), credit) ? credit.quantity : '0';
    giveBack(left.filter(isItsOwn), Money.of(quantity), Money.of(credit.amount));
  }
  return left.map((line) => ({
    ...line,
    quantity: line.quantity.toString(),
    amount: line.amount.toString(),
  }));
}

/** `after` beside `before`, by line of each order; nothing where both count the same. */
export function orderMoves(
  before: readonly OrderLineBilled[],
  after: readonly OrderLineBilled[],
): OrderMove[] {
  const moves = new Map<
    string,
    { purchaseOrderId: string; lineNumber: number; quantity: Money; amount: Money }
  >();
  const add = (lines: readonly OrderLineBilled[], sign: 1 | -1) => {
    for (const { purchaseOrderId, orderLineNumber: lineNumber, quantity, amount } of lines) {
      const key = `${purchaseOrderId} ${lineNumber}`;
      const move = moves.get(key) ?? {
        purchaseOrderId,
        lineNumber,
        quantity: Money.zero,
        amount: Money.zero,
      };
      move.quantity = move.quantity.plus(Money.of(quantity).times(sign));
      move.amount = move.amount.plus(Money.of(amount).times(sign));
      moves.set(key, move);
    }
  };
  add(before, -1);
  add(after, 1);
  return [...moves.values()]
    .filter(({ quantity, amount }) => !quantity.isZero() || !amount.isZero())
    .map((move) => ({ ...move, quantity: move.quantity.toString(), amount: move.amount.toString() }));
}

/** Whether a bill counts the same of orders as it did. */
export function countsTheSame(a: readonly OrderLineBilled[], b: readonly OrderLineBilled[]): boolean {
  if (a.length !== b.length) return false;
  const [mine, theirs] = [a, b].map((lines) => lines.map(keyOf).sort());
  return mine?.join() === theirs?.join();
}

function keyOf({ lineNumber, purchaseOrderId, orderLineNumber, quantity, amount }: OrderLineBilled): string {
  return [lineNumber, purchaseOrderId, orderLineNumber, Money.of(quantity), Money.of(amount)].join(' ');
}

function isOfQuantity(billed: readonly OrderLineBilled[], { unitPrice }: CreditedLine): boolean {
  const quantity = Money.sum(billed.map((line) => line.quantity));
  return quantity
    .times(unitPrice)
    .toCents()
    .equals(Money.sum(billed.map((line) => line.amount)));
}

/** A line of a bill that is spread over several lines of an order gives back from the last of them first. */
function giveBack(lines: readonly Left[], quantity: Money, amount: Money): void {
  let [quantityLeft, amountLeft] = [quantity, amount];
  for (const line of [...lines].reverse()) {
    const part = { quantity: atMost(line.quantity, quantityLeft), amount: atMost(line.amount, amountLeft) };
    line.quantity = line.quantity.minus(part.quantity);
    line.amount = line.amount.minus(part.amount);
    quantityLeft = quantityLeft.minus(part.quantity);
    amountLeft = amountLeft.minus(part.amount);
  }
}

function atMost(there: Money, wanted: Money): Money {
  if (there.isNegative()) return Money.zero;
  return there.compare(wanted) < 0 ? there : wanted;
}
