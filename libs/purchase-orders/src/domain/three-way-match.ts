import { type FindingWords, findingText, findingWords, Money } from '#kernel';
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
  /** What it says, before any language. */
  words: FindingWords;
  /** The same in English. */
  message: string;
  fix: string;
}

type Found = Pick<MatchFinding, 'rule' | 'severity' | 'words'>;

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
      ...priceAsOrdered(line, order.currency, tolerances),
      ...receivedWithinOrder(line, tolerances),
    ].map((finding) => worded(finding, order.id, line.lineNumber)),
  );
  const whole = isBilled ? inForce(order) : [];
  return [...whole.map((finding) => worded(finding, order.id, null)), ...found];
}

function worded(finding: Found, purchaseOrderId: string, lineNumber: number | null): MatchFinding {
  const { message = '', fix = '' } = findingText(finding.words, 'en') ?? {};
  return { ...finding, purchaseOrderId, lineNumber, message, fix };
}

function inForce({ status, number }: PurchaseOrderView): Found[] {
  if (status !== 'draft' && status !== 'pending' && status !== 'cancelled') return [];
  return [
    {
      rule: 'order_in_force',
      severity: 'block',
      words: findingWords('within_order.order_in_force', { order: number, status }),
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
      words: findingWords('within_order.billed_within_order', {
        ...{ ...about(line), billed: line.quantityBilled, ordered: ordered.toString() },
      }),
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
      words: findingWords('within_order.billed_within_receipts', {
        ...{ ...about(line), billed: line.quantityBilled, received: received.toString() },
      }),
    },
  ];
}

function priceAsOrdered(
  line: PurchaseOrderLineView,
  currency: string,
  { pricePercent, amount }: MatchTolerances,
): Found[] {
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
      words: findingWords('within_order.price_as_ordered', {
        ...{ ...about(line), billed: Money.of(line.amountBilled).toFixed(), expected: expected.toFixed() },
        currency,
      }),
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
      words: findingWords('within_order.received_within_order', {
        ...{ ...about(line), received: line.quantityReceived, ordered: ordered.toString() },
      }),
    },
  ];
}

function about({ lineNumber, description, overrideReason }: PurchaseOrderLineView) {
  return { line: lineNumber, description, reason: overrideReason ?? '' };
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
