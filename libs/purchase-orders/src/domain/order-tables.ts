import { Money } from '#kernel';
import type { WrittenTable } from '#platform';
import { HEADING, IMPORT_FIELDS, type ImportField } from './import/import-columns.js';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';

/** What a list shows of an order. */
export type ListedOrder = Pick<
  PurchaseOrderView,
  | 'number'
  | 'direction'
  | 'status'
  | 'reference'
  | 'orderDate'
  | 'dueDate'
  | 'promisedDate'
  | 'currency'
  | 'total'
  | 'priority'
  | 'rush'
  | 'revision'
  | 'source'
> & { partyName: string | null };

const LIST: readonly [string, (order: ListedOrder) => string | null][] = [
  [HEADING.number, (order) => order.number],
  ['Direction', (order) => order.direction],
  ['Status', (order) => order.status.replace('_', ' ')],
  [HEADING.party, (order) => order.partyName],
  [HEADING.reference, (order) => order.reference],
  [HEADING.orderDate, (order) => order.orderDate],
  [HEADING.dueDate, (order) => order.dueDate],
  [HEADING.promisedDate, (order) => order.promisedDate],
  [HEADING.currency, (order) => order.currency],
  ['Total', (order) => Money.of(order.total).toFixed()],
  [HEADING.priority, (order) => String(order.priority)],
  [HEADING.rush, (order) => (order.rush ? 'yes' : 'no')],
  ['Revision', (order) => String(order.revision)],
  ['Source', (order) => order.source],
];

/** One row for each order. */
export function ordersTable(orders: readonly ListedOrder[]): WrittenTable {
  return {
    name: 'Purchase orders',
    headers: LIST.map(([heading]) => heading),
    rows: orders.map((order) => LIST.map(([, cell]) => cell(order))),
  };
}

/** The names behind an order's ids. */
export interface OrderNames {
  party: string | null;
  /** By item id: its code, or its name. */
  items: ReadonlyMap<string, string>;
}

const LINE: Partial<Record<ImportField, (line: PurchaseOrderLineView, names: OrderNames) => string | null>> =
  {
    item: (line, { items }) => (line.itemId && items.get(line.itemId)) ?? null,
    description: (line) => line.description,
    quantity: (line) => line.quantity,
    unit: (line) => line.unit,
    unitPrice: (line) => line.unitPrice,
  };
const HEADER: Partial<Record<ImportField, (order: PurchaseOrderView, names: OrderNames) => string | null>> = {
  number: (order) => order.number,
  party: (_, { party }) => party,
  rush: (order) => (order.rush ? 'yes' : 'no'),
  priority: (order) => String(order.priority),
};
const PROGRESS: readonly [string, (line: PurchaseOrderLineView) => string][] = [
  ['Amount', (line) => Money.of(line.amount).toFixed()],
  ['Received', (line) => line.quantityReceived],
  ['Worked', (line) => line.quantityWorked],
  ['Billed', (line) => line.quantityBilled],
];

/** One row for each line, with the order's own words on each: the import reads it as it is. */
export function orderTable(order: PurchaseOrderView, names: OrderNames): WrittenTable {
  return {
    name: order.number,
    headers: [...IMPORT_FIELDS.map((field) => HEADING[field]), ...PROGRESS.map(([heading]) => heading)],
    rows: order.lines.map((line) => [
      ...IMPORT_FIELDS.map((field) => LINE[field]?.(line, names) ?? headerCell(order, names, field)),
      ...PROGRESS.map(([, cell]) => cell(line)),
    ]),
  };
}

function headerCell(order: PurchaseOrderView, names: OrderNames, field: ImportField): string | null {
  const cell = HEADER[field];
  if (cell) return cell(order, names);
  if (field in LINE) return null;
  return (order[field as keyof PurchaseOrderView] as string | null) ?? null;
}
