import { DomainError, Money } from '#kernel';
import type { FieldChange, OrderContent } from './order-changes.js';
import type { PurchaseOrderView } from './purchase-order.js';
import type { PurchaseOrderStatus } from './purchase-order.states.js';

export const REVISION_STATUSES = ['applied', 'proposed', 'approved', 'rejected'] as const;
/** applied: written at once. proposed: waits for approval; then approved (and written) or rejected. */
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

/** One entry of an order's history. */
export interface RevisionView {
  number: number;
  status: RevisionStatus;
  reason: string | null;
  changes: FieldChange[];
  /** Who proposed or wrote it, by name. */
  createdBy: string;
  createdAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
}

/** Changed at any time without asking: they say how the order is handled, not what was agreed. */
const HANDLING = new Set([
  'dueDate',
  'promisedDate',
  'shipDate',
  'priority',
  'rush',
  'memo',
  'customerNotes',
  'jobId',
]);
/** What a line is for is our own business, not the supplier's. */
const OURS = /^lines\.\d+\.(jobId|jobLineNumber)$/;
const AGREED: ReadonlySet<PurchaseOrderStatus> = new Set(['approved', 'in_progress']);

/** Whether a change of what was agreed needs a revision. */
export function isAgreed(status: PurchaseOrderStatus): boolean {
  return AGREED.has(status);
}

/** The changed fields that were agreed upon, each once: `lines` for anything of a line. */
export function agreedFields(changes: readonly FieldChange[]): string[] {
  const agreed = changes.filter(({ field }) => !OURS.test(field));
  const fields = agreed.map(({ field }) => field.split('.')[0] ?? field);
  return [...new Set(fields)].filter((field) => !HANDLING.has(field) && !RESULTS.has(field));
}

/** They follow from other fields. */
const RESULTS = new Set(['subtotal', 'taxAmount', 'total']);

/**
 * Throws `PURCHASE_ORDERS.BELOW_PROGRESS` when a line would be lowered below what was received, worked or billed already.
 * What went past it in the books stands in the way of no other change.
 */
export function checkProgress(order: PurchaseOrderView, after: OrderContent): void {
  for (const line of order.lines) {
    const left = after.lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
    const most = mostOf([line.quantityReceived, line.quantityWorked, line.quantityBilled]);
    const isAllowed = left
      ? line.overrideReason !== null ||
        most.compare(magnitude(left.quantity)) <= 0 ||
        magnitude(left.quantity).compare(magnitude(line.quantity)) >= 0
      : most.isZero();
    if (isAllowed) continue;
    throw DomainError.conflict(
      'PURCHASE_ORDERS.BELOW_PROGRESS',
      `Line ${line.lineNumber} has ${most} received, worked or billed already, which is more than it would order.`,
      { field: 'lines', fix: `Leave the line, with at least ${most}.` },
    );
  }
}

function mostOf(quantities: readonly string[]): Money {
  return quantities.map(Money.of).reduce((most, next) => (next.compare(most) > 0 ? next : most));
}

/** A deduction may come as a negative quantity; what is counted against it is positive. */
export function magnitude(quantity: string): Money {
  const amount = Money.of(quantity);
  return amount.isNegative() ? amount.negated() : amount;
}
