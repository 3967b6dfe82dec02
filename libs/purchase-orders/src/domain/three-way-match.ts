import { Money } from '#kernel';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';
import { magnitude } from './revision.js';

/** How far bills may be from the order and its receipts. Percentages and amounts are decimal strings. */
export interface MatchTolerances {
  /** Of the quantity ordered or received. */
  quantityPercent: string;
  /** Of the price agreed on. */
  pricePercent: string;
  /** A difference in price of at most this much on a whole line is no matter, in the order's currency. */
  amount: string;
}

export const MATCH_TOLERANCES: MatchTolerances = { quantityPercent: '0', pricePercent: '2', amount: '1.00' };

export const MATCH_RULES = [
  'order_in_force',
  'billed_within_order',
  'billed_within_receipts',
  'price_as_ordered',
  'received_within_order',
] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Where an order, its receipts and its bills do not agree. `block` should stand in the way of paying. */
export interface MatchFinding {
  rule: MatchRule;
  severity: 'warn' | 'block';
  purchaseOrderId: string;
  /** Null when it is about the whole order. */
  lineNumber: number | null;
  message: string;
  fix: string;
}

type Found = Omit<MatchFinding, 'purchaseOrderId' | 'lineNumber'>;

/**
 * Compares what was ordered, received and billed, line by line: the three-way match of an order to a supplier. A
 * customer's order has no receipts, so only order and bills are compared. Lines that nobody billed or received say
 * nothing.
 */
export function matchOrder(
  order: PurchaseOrderView,
  tolerances: MatchTolerances = MATCH_TOLERANCES,
): MatchFinding[] {
  const isBilled = order.lines.some((line) => !Money.of(line.quantityBilled).isZero());
  const found = order.lines.flatMap((line) =>
    [
      ...withinOrder(line, tolerances),
      ...(order.direction === 'supplier' ? withinReceipts(line, tolerances) : []),
      ...priceAsOrdered(line, tolerances),
      ...receivedWithinOrder(line, tolerances),
    ].map((finding) => ({ ...finding, purchaseOrderId: order.id, lineNumber: line.lineNumber })),
  );
  const whole = isBilled ? inForce(order) : [];
  return [...whole.map((finding) => ({ ...finding, purchaseOrderId: order.id, lineNumber: null })), ...found];
}

function inForce({ status, number }: PurchaseOrderView): Found[] {
  if (status !== 'draft' && status !== 'pending' && status !== 'cancelled') return [];
  return [
    {
      rule: 'order_in_force',
      severity: 'block',
      message: `Order ${number} is billed, but it is ${status}.`,
      fix: 'Approve the order, or take the bill off it.',
    },
  ];
}

function withinOrder(line: PurchaseOrderLineView, { quantityPercent }: MatchTolerances): Found[] {
  const ordered = magnitude(line.quantity);
  if (Money.of(line.quantityBilled).compare(plusPercent(ordered, quantityPercent)) <= 0) return [];
  return [
    {
      rule: 'billed_within_order',
      severity: line.overrideReason === null ? 'block' : 'warn',
      message: `Line ${line.lineNumber} (${line.description}) has ${line.quantityBilled} billed of ${ordered} ordered${because(line)}.`,
      fix: 'Ask for a corrected bill, or revise the order.',
    },
  ];
}

function withinReceipts(line: PurchaseOrderLineView, { quantityPercent }: MatchTolerances): Found[] {
  const received = Money.of(line.quantityReceived);
  if (Money.of(line.quantityBilled).compare(plusPercent(received, quantityPercent)) <= 0) return [];
  return [
    {
      rule: 'billed_within_receipts',
      severity: 'block',
      message: `Line ${line.lineNumber} (${line.description}) has ${line.quantityBilled} billed, but only ${received} received.`,
      fix: 'Record what came in, or wait with the bill.',
    },
  ];
}

function priceAsOrdered(line: PurchaseOrderLineView, { pricePercent, amount }: MatchTolerances): Found[] {
  const billed = Money.of(line.quantityBilled);
  if (billed.isZero()) return [];
  const expected = billed.times(signedPrice(line)).toCents();
  const difference = Money.of(line.amountBilled).minus(expected);
  const allowed = expected.percent(pricePercent);
  const isSmall = size(difference).compare(size(allowed)) <= 0 || size(difference).compare(amount) <= 0;
  if (isSmall) return [];
  return [
    {
      rule: 'price_as_ordered',
      severity: difference.isNegative() ? 'warn' : 'block',
      message: `Line ${line.lineNumber} (${line.description}) is billed at ${Money.of(line.amountBilled).toFixed()}; at the price agreed on it would be ${expected.toFixed()}.`,
      fix: 'Ask for a corrected bill, or revise the price on the order.',
    },
  ];
}

function receivedWithinOrder(line: PurchaseOrderLineView, { quantityPercent }: MatchTolerances): Found[] {
  const ordered = magnitude(line.quantity);
  if (Money.of(line.quantityReceived).compare(plusPercent(ordered, quantityPercent)) <= 0) return [];
  return [
    {
      rule: 'received_within_order',
      severity: 'warn',
      message: `Line ${line.lineNumber} (${line.description}) has ${line.quantityReceived} received of ${ordered} ordered${because(line)}.`,
      fix: 'Send the surplus back, or revise the order.',
    },
  ];
}

function because({ overrideReason }: PurchaseOrderLineView): string {
  return overrideReason === null ? '' : ` (${overrideReason})`;
}

function plusPercent(quantity: Money, percent: string): Money {
  return quantity.plus(quantity.percent(percent));
}

/** A deduction has a negative quantity or price; counted positively, its price is negative. */
function signedPrice({ quantity, unitPrice }: PurchaseOrderLineView): Money {
  return Money.of(quantity).isNegative() ? Money.of(unitPrice).negated() : Money.of(unitPrice);
}

function size(amount: Money): Money {
  return amount.isNegative() ? amount.negated() : amount;
}
