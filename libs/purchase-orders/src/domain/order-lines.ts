import type { ItemRecord } from '#catalog';
import { DomainError, Money } from '#kernel';
import { unknownItem } from './purchase-order.errors.js';
import {
  type LineDetails,
  NO_LINE_DETAILS,
  type PurchaseOrderDirection,
  type PurchaseOrderLineRecord,
} from './purchase-order.js';

/** A line as it is typed in: what is left out comes from the line that has its number, or from the item. */
export interface OrderLineInput extends Partial<LineDetails> {
  /** Of a line that the order has already; a new line has none. */
  lineNumber?: number;
  itemId?: string | null;
  description?: string | null;
  quantity: string;
  unitPrice?: string | null;
  taxCodeId?: string | null;
}

export type ComposedLine = PurchaseOrderLineRecord & LineDetails;

/** What an order's lines are made of. */
export interface LineSources {
  items: ReadonlyMap<string, ItemRecord>;
  direction: PurchaseOrderDirection;
  /** The lines as they are now, on an order that exists. */
  existing?: readonly ComposedLine[];
}

/** The lines with their amounts, rounded to cents line by line, and the item's words and price where none are given. */
export function composeLines(
  inputs: readonly OrderLineInput[],
  { items, direction, existing = [] }: LineSources,
): ComposedLine[] {
  const numbers = numbersOf(inputs, existing);
  return inputs.map((input, index) => {
    const lineNumber = numbers[index] ?? index + 1;
    const kept = keptLine(input, existing);
    const line = kept ? { ...kept, ...given(input) } : input;
    const item = itemOf(line, items, index);
    const unitPrice = line.unitPrice ?? priceOf(item, direction);
    const description = line.description?.trim() || item?.description || item?.name;
    if (unitPrice === null) throw missing(index, 'unitPrice', 'a price');
    if (!description) throw missing(index, 'description', 'a description');
    if (Money.of(line.quantity).isZero()) throw missing(index, 'quantity', 'a quantity');
    return {
      lineNumber,
      itemId: item?.id ?? null,
      description,
      quantity: Money.of(line.quantity).toString(),
      unitPrice: Money.of(unitPrice).toString(),
      amount: Money.of(line.quantity).times(unitPrice).toCents().toString(),
      taxCodeId: line.taxCodeId ?? (kept ? null : defaultTax(item, direction)),
      ...detailsOf(line, item),
    };
  });
}

/** Old lines keep their numbers, because receipts, jobs and bills name them; new ones come after all others. */
function numbersOf(inputs: readonly OrderLineInput[], existing: readonly ComposedLine[]): number[] {
  const known = new Set(existing.map((line) => line.lineNumber));
  const seen = new Set<number>();
  let last = Math.max(0, ...known);
  return inputs.map(({ lineNumber }, index) => {
    if (lineNumber === undefined) return ++last;
    if (!known.has(lineNumber)) throw noSuchLine(lineNumber, index);
    if (seen.has(lineNumber)) throw lineTwice(lineNumber, index);
    seen.add(lineNumber);
    return lineNumber;
  });
}

/** The line as it is now, unless it names another item from now on: then it starts anew. */
function keptLine(input: OrderLineInput, existing: readonly ComposedLine[]): ComposedLine | undefined {
  const before = existing.find(({ lineNumber }) => lineNumber === input.lineNumber);
  return input.itemId === undefined || before?.itemId === (input.itemId ?? null) ? before : undefined;
}

function given(input: OrderLineInput): OrderLineInput {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as unknown as OrderLineInput;
}

function detailsOf(line: OrderLineInput, item: ItemRecord | undefined): LineDetails {
  return {
    unit: line.unit?.trim() || NO_LINE_DETAILS.unit,
    sku: line.sku?.trim() || item?.sku || null,
    specifications: line.specifications ?? null,
    specialInstructions: line.specialInstructions?.trim() || null,
    estimatedHours: line.estimatedHours ? Money.of(line.estimatedHours).rounded(2).toString() : null,
    requestedDate: line.requestedDate ?? null,
    promisedDate: line.promisedDate ?? null,
    jobId: line.jobId ?? null,
    jobLineNumber: line.jobId ? (line.jobLineNumber ?? null) : null,
  };
}

function itemOf(
  { itemId }: OrderLineInput,
  items: ReadonlyMap<string, ItemRecord>,
  index: number,
): ItemRecord | undefined {
  if (!itemId) return undefined;
  const item = items.get(itemId.toLowerCase());
  if (!item) throw unknownItem(index + 1);
  return item;
}

function priceOf(item: ItemRecord | undefined, direction: PurchaseOrderDirection): string | null {
  return (direction === 'customer' ? item?.unitPrice : item?.purchaseCost) ?? null;
}

/** An item knows its code for sales only. */
function defaultTax(item: ItemRecord | undefined, direction: PurchaseOrderDirection): string | null {
  return direction === 'customer' && item?.taxable ? item.salesTaxCodeId : null;
}

function missing(index: number, field: string, what: string): DomainError {
  return new DomainError('PURCHASE_ORDERS.INCOMPLETE_LINE', `Line ${index + 1} needs ${what}.`, {
    field: `lines.${index}.${field}`,
    fix: 'Write it on the line, or choose an item that has it.',
  });
}

function noSuchLine(lineNumber: number, index: number): DomainError {
  return new DomainError('PURCHASE_ORDERS.NO_SUCH_LINE', `The order has no line ${lineNumber}.`, {
    field: `lines.${index}.lineNumber`,
    fix: 'Leave the number out to add a line.',
  });
}

function lineTwice(lineNumber: number, index: number): DomainError {
  return new DomainError('PURCHASE_ORDERS.LINE_TWICE', `Line ${lineNumber} is named twice.`, {
    field: `lines.${index}.lineNumber`,
    fix: 'Name each line once.',
  });
}
