import { DomainError, Money } from '#kernel';
import type { PurchaseOrderLineRecord } from '#purchase-orders';
import type { LineQuantity } from './job.js';

/** A line of a new job. */
export interface NewJobLine {
  lineNumber: number;
  purchaseOrderLineNumber: number | null;
  itemId: string | null;
  description: string;
  unitPrice: string;
  taxCodeId: string | null;
  quantityOrdered: string;
  overrideReason: string | null;
}

export interface AllocationRequest {
  /** Quantities that the order's other jobs hold, by order line. */
  taken: ReadonlyMap<number, string>;
  /** Quantities by order line; all that is left when not given. */
  wanted?: readonly LineQuantity[];
  /** Why more than is left may be taken. */
  overrideReason?: string;
}

interface Allocation {
  lines: (NewJobLine & { purchaseOrderLineNumber: number })[];
  /** What the customer pays for these lines, before tax, in cents. */
  contractAmount: string;
}

/**
 * What a new job takes of an order: everything that no other job holds, or the quantities asked for. Jobs together
 * never take more than was ordered, unless a reason is given, and their amounts together are the order's to the cent.
 * Throws `JOBS.NOTHING_LEFT` and `JOBS.OVER_ORDERED` (conflicts), `JOBS.NO_SUCH_LINE` and `JOBS.LINE_TWICE`.
 */
export function allocate(
  orderLines: readonly PurchaseOrderLineRecord[],
  request: AllocationRequest,
): Allocation {
  const { taken, wanted, overrideReason = null } = request;
  const lines = orderLines.map(withPositiveQuantity);
  const chosen = wanted
    ? lines.flatMap((line) => wantedOf(line, taken, wanted, overrideReason))
    : lines.flatMap((line) => remainderOf(line, taken));
  if (wanted) checkNames(lines, wanted);
  if (chosen.length === 0) throw nothingLeft();
  return {
    lines: chosen.map(({ line, quantity, isOver }, index) => ({
      lineNumber: index + 1,
      purchaseOrderLineNumber: line.lineNumber,
      itemId: line.itemId,
      description: line.description,
      unitPrice: line.unitPrice,
      taxCodeId: line.taxCodeId,
      quantityOrdered: quantity.toString(),
      overrideReason: isOver ? overrideReason : null,
    })),
    contractAmount: Money.sum(chosen.map(({ line, quantity }) => amountOf(line, taken, quantity))).toString(),
  };
}

interface Choice {
  line: PurchaseOrderLineRecord;
  quantity: Money;
  isOver: boolean;
}

/** On the first job every line is copied, even one that only carries words. */
function remainderOf(line: PurchaseOrderLineRecord, taken: AllocationRequest['taken']): Choice[] {
  const left = leftOf(line, taken);
  if (taken.size > 0 && left.compare('0') <= 0) return [];
  return [{ line, quantity: left, isOver: false }];
}

function wantedOf(
  line: PurchaseOrderLineRecord,
  taken: AllocationRequest['taken'],
  wanted: readonly LineQuantity[],
  overrideReason: string | null,
): Choice[] {
  const wish = wanted.find(({ lineNumber }) => lineNumber === line.lineNumber);
  if (!wish || Money.of(wish.quantity).isZero()) return [];
  const quantity = Money.of(wish.quantity);
  const left = leftOf(line, taken);
  const isOver = quantity.compare(left) > 0;
  if (isOver && !overrideReason) throw overOrdered(line.lineNumber, left, quantity);
  return [{ line, quantity, isOver }];
}

function leftOf(line: PurchaseOrderLineRecord, taken: AllocationRequest['taken']): Money {
  const left = Money.of(line.quantity).minus(taken.get(line.lineNumber) ?? '0');
  return left.isNegative() ? Money.zero : left;
}

/** The line's amount in proportion, cut where the shares before it end, so that all shares add up to the whole. */
function amountOf(line: PurchaseOrderLineRecord, taken: AllocationRequest['taken'], quantity: Money): Money {
  const ordered = Money.of(line.quantity);
  const before = Money.of(taken.get(line.lineNumber) ?? '0');
  const after = before.plus(quantity);
  if (ordered.isZero() || after.compare(ordered) > 0) return quantity.times(line.unitPrice).toCents();
  const shareUpTo = (part: Money) => Money.of(line.amount).times(part).dividedBy(ordered).toCents();
  return shareUpTo(after).minus(shareUpTo(before));
}

/** A deduction may come as a negative quantity; here it is a negative price, so that quantities only count work. */
function withPositiveQuantity(line: PurchaseOrderLineRecord): PurchaseOrderLineRecord {
  const quantity = Money.of(line.quantity);
  if (!quantity.isNegative()) return line;
  return {
    ...line,
    quantity: quantity.negated().toString(),
    unitPrice: Money.of(line.unitPrice).negated().toString(),
  };
}

function checkNames(lines: readonly PurchaseOrderLineRecord[], wanted: readonly LineQuantity[]): void {
  const known = new Set(lines.map((line) => line.lineNumber));
  const seen = new Set<number>();
  for (const { lineNumber } of wanted) {
    if (!known.has(lineNumber))
      throw new DomainError('JOBS.NO_SUCH_LINE', `The order has no line ${lineNumber}.`, { field: 'lines' });
    if (seen.has(lineNumber)) throw lineTwice(lineNumber);
    seen.add(lineNumber);
  }
}

export function lineTwice(lineNumber: number): DomainError {
  return new DomainError('JOBS.LINE_TWICE', `Line ${lineNumber} is named twice.`, {
    field: 'lines',
    fix: 'Name each line once, with its whole quantity.',
  });
}

export function overOrdered(lineNumber: number, available: Money, asked: Money): DomainError {
  return DomainError.conflict(
    'JOBS.OVER_ORDERED',
    `Line ${lineNumber} has ${available} ordered and available, so ${asked} is too much.`,
    {
      field: 'overrideReason',
      fix: 'Lower the quantity, or give a reason for going past the order.',
      details: { lineNumber, available: available.toString(), asked: asked.toString() },
    },
  );
}

function nothingLeft(): DomainError {
  return DomainError.conflict('JOBS.NOTHING_LEFT', 'Other jobs hold everything that this order is for.', {
    fix: 'Name the lines and quantities, and give a reason for going past the order.',
  });
}
