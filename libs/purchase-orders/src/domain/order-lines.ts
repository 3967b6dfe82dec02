import type { ItemRecord } from '#catalog';
import { DomainError, Money } from '#kernel';
import { unknownItem } from './purchase-order.errors.js';
import type { PurchaseOrderDirection, PurchaseOrderLineRecord } from './purchase-order.js';

/** A line as it is typed in: what is left out comes from the item. */
export interface OrderLineInput {
  itemId?: string | null;
  description?: string | null;
  quantity: string;
  unitPrice?: string | null;
  taxCodeId?: string | null;
}

/** The lines with their amounts, rounded to cents line by line, and the item's words and price where none are given. */
export function composeLines(
  inputs: readonly OrderLineInput[],
  items: ReadonlyMap<string, ItemRecord>,
  direction: PurchaseOrderDirection,
): PurchaseOrderLineRecord[] {
  return inputs.map((input, index) => {
    const lineNumber = index + 1;
    const item = itemOf(input, items, lineNumber);
    const unitPrice = input.unitPrice ?? priceOf(item, direction);
    const description = input.description?.trim() || item?.description || item?.name;
    if (unitPrice === null) throw missing(lineNumber, 'unitPrice', 'a price');
    if (!description) throw missing(lineNumber, 'description', 'a description');
    if (Money.of(input.quantity).isZero()) throw missing(lineNumber, 'quantity', 'a quantity');
    return {
      lineNumber,
      itemId: item?.id ?? null,
      description,
      quantity: Money.of(input.quantity).toString(),
      unitPrice: Money.of(unitPrice).toString(),
      amount: Money.of(input.quantity).times(unitPrice).toCents().toString(),
      taxCodeId: input.taxCodeId ?? defaultTax(item, direction),
    };
  });
}

function itemOf(
  { itemId }: OrderLineInput,
  items: ReadonlyMap<string, ItemRecord>,
  lineNumber: number,
): ItemRecord | undefined {
  if (!itemId) return undefined;
  const item = items.get(itemId.toLowerCase());
  if (!item) throw unknownItem(lineNumber);
  return item;
}

function priceOf(item: ItemRecord | undefined, direction: PurchaseOrderDirection): string | null {
  return (direction === 'customer' ? item?.unitPrice : item?.purchaseCost) ?? null;
}

/** An item knows its code for sales only. */
function defaultTax(item: ItemRecord | undefined, direction: PurchaseOrderDirection): string | null {
  return direction === 'customer' && item?.taxable ? item.salesTaxCodeId : null;
}

function missing(lineNumber: number, field: string, what: string): DomainError {
  return new DomainError('PURCHASE_ORDERS.INCOMPLETE_LINE', `Line ${lineNumber} needs ${what}.`, {
    field: `lines.${lineNumber - 1}.${field}`,
    fix: 'Write it on the line, or choose an item that has it.',
  });
}
