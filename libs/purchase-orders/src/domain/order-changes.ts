import type { ComposedLine } from './order-lines.js';
import type { OrderDetails, PurchaseOrderRecord } from './purchase-order.js';

/** One field of an order that became another, as people read it. `lines.2.quantity` is the quantity of line 2. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** What a change of an order may touch. */
export type OrderContent = OrderDetails &
  Pick<
    PurchaseOrderRecord,
    | 'dueDate'
    | 'billingAddress'
    | 'shippingAddress'
    | 'memo'
    | 'customerNotes'
    | 'subtotal'
    | 'taxAmount'
    | 'total'
  > & { lines: ComposedLine[] };

const HEADER: readonly (keyof Omit<OrderContent, 'lines'>)[] = [
  'dueDate',
  'requestedDate',
  'promisedDate',
  'shipDate',
  'priority',
  'rush',
  'reference',
  'termId',
  'shippingTerms',
  'billingAddress',
  'shippingAddress',
  'specialInstructions',
  'memo',
  'customerNotes',
  'discountAmount',
  'shippingAmount',
  'shippingTaxCodeId',
  'jobId',
  'subtotal',
  'taxAmount',
  'total',
];
const LINE: readonly (keyof Omit<ComposedLine, 'lineNumber'>)[] = [
  'itemId',
  'description',
  'quantity',
  'unitPrice',
  'amount',
  'taxCodeId',
  'unit',
  'sku',
  'specifications',
  'specialInstructions',
  'estimatedHours',
  'requestedDate',
  'promisedDate',
  'jobId',
  'jobLineNumber',
];

/** Field by field, what differs. A line that is new or gone is one change with its words, quantity and price. */
export function changesBetween(before: OrderContent, after: OrderContent): FieldChange[] {
  const header = HEADER.flatMap((field) => changed(field, before[field], after[field]));
  const numbers = [...new Set([...before.lines, ...after.lines].map((line) => line.lineNumber))];
  const lines = numbers.sort((a, b) => a - b).flatMap((number) => lineChanges(number, before, after));
  return [...header, ...lines];
}

function lineChanges(number: number, before: OrderContent, after: OrderContent): FieldChange[] {
  const old = before.lines.find((line) => line.lineNumber === number);
  const now = after.lines.find((line) => line.lineNumber === number);
  if (!old || !now) return [{ field: `lines.${number}`, from: brief(old), to: brief(now) }];
  return LINE.flatMap((field) => changed(`lines.${number}.${field}`, old[field], now[field]));
}

function changed(field: string, from: unknown, to: unknown): FieldChange[] {
  return same(from, to) ? [] : [{ field, from: from ?? null, to: to ?? null }];
}

/** Objects are compared by what they say: what is left out and what is null are one. */
function same(from: unknown, to: unknown): boolean {
  if ((from ?? null) === (to ?? null)) return true;
  if (typeof from !== 'object' || typeof to !== 'object' || !from || !to) return false;
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].every((key) => same((from as Row)[key], (to as Row)[key]));
}

type Row = Record<string, unknown>;

function brief(line: ComposedLine | undefined): object | null {
  return line ? { description: line.description, quantity: line.quantity, unitPrice: line.unitPrice } : null;
}
