import { DomainError, Money } from '#kernel';
import { notInForce } from './purchase-order.errors.js';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';
import type { PurchaseOrderStatus } from './purchase-order.states.js';
import { magnitude } from './revision.js';

/** received: delivered by a supplier. worked: taken by jobs. billed: on invoices to the customer or bills to us. */
export type Measure = 'received' | 'worked' | 'billed';

/** How much of one line; the quantity is a positive decimal string. */
export interface OrderLineQuantity {
  lineNumber: number;
  quantity: string;
  /** Before tax, in the order's currency; bills say it. */
  amount?: string;
}

export interface ProgressTerms {
  /** Why more than was ordered may be counted. */
  overrideReason: string | null;
}

export interface ProgressStep {
  lineNumber: number;
  quantity: string;
  amount: string;
  /** What was ordered when this was counted. */
  limit: string;
  overrideReason: string | null;
}

const COUNTED: Record<Measure, (line: PurchaseOrderLineView) => string> = {
  received: (line) => line.quantityReceived,
  worked: (line) => line.quantityWorked,
  billed: (line) => line.quantityBilled,
};
const WHEN: Record<Measure, readonly PurchaseOrderStatus[]> = {
  received: ['approved', 'in_progress'],
  worked: ['approved', 'in_progress', 'completed'],
  billed: ['approved', 'in_progress', 'completed', 'shipped'],
};
const TO: Record<Measure, string> = { received: 'receive', worked: 'work', billed: 'bill' };
const ON: Record<Measure, string> = { received: 'received on', worked: 'worked on', billed: 'billed on' };

/**
 * What is counted against the lines of an order. More than was ordered needs a reason, each time anew. Throws
 * `PURCHASE_ORDERS.OVER_RECEIVED`, `.OVER_WORKED`, `.OVER_BILLED` and `.NOT_IN_FORCE` (conflicts) and `.NO_SUCH_LINE`.
 */
export function progressOf(
  order: PurchaseOrderView,
  quantities: readonly OrderLineQuantity[],
  measure: Measure,
  { overrideReason }: ProgressTerms,
): ProgressStep[] {
  if (!WHEN[measure].includes(order.status)) throw notInForce(order.status, ON[measure]);
  return sumsByLine(quantities).map(({ lineNumber, quantity, amount }) => {
    const line = order.lines.find((one) => one.lineNumber === lineNumber);
    if (!line) throw noSuchLine(lineNumber);
    const ordered = magnitude(line.quantity);
    const left = ordered.minus(COUNTED[measure](line));
    const isOver = quantity.compare(left) > 0;
    if (isOver && !overrideReason) throw over(measure, line.lineNumber, ordered, left, quantity);
    return {
      lineNumber,
      quantity: quantity.toString(),
      amount: amount.toString(),
      limit: ordered.toString(),
      overrideReason: isOver ? overrideReason : null,
    };
  });
}

/** A bill may name a line twice; credits (below zero) count nothing. A change of the price alone has no quantity. */
export function sumsByLine(quantities: readonly OrderLineQuantity[]) {
  const counted = quantities.filter(
    ({ quantity, amount = '0' }) =>
      Money.of(quantity).compare('0') > 0 || (Money.of(quantity).isZero() && !Money.of(amount).isZero()),
  );
  const numbers = [...new Set(counted.map(({ lineNumber }) => lineNumber))].sort((a, b) => a - b);
  return numbers.map((lineNumber) => {
    const own = counted.filter((one) => one.lineNumber === lineNumber);
    return {
      lineNumber,
      quantity: Money.sum(own.map(({ quantity }) => quantity)),
      amount: Money.sum(own.map(({ amount }) => amount ?? '0')),
    };
  });
}

function noSuchLine(lineNumber: number): DomainError {
  return new DomainError('PURCHASE_ORDERS.NO_SUCH_LINE', `The order has no line ${lineNumber}.`, {
    field: 'lines',
  });
}

function over(measure: Measure, lineNumber: number, ordered: Money, left: Money, asked: Money): DomainError {
  const rest = left.isNegative() ? Money.zero : left;
  return DomainError.conflict(
    `PURCHASE_ORDERS.OVER_${measure.toUpperCase()}`,
    `Line ${lineNumber} has ${ordered} ordered and ${rest} left to ${TO[measure]}, so ${asked} is too much.`,
    {
      field: 'overrideReason',
      fix: 'Lower the quantity, or give a reason for going past the order.',
      details: { lineNumber, ordered: ordered.toString(), left: rest.toString() },
    },
  );
}
