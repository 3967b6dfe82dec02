import type { Prisma } from '#platform';
import type { PurchaseOrderDirection, PurchaseOrderView } from './domain/purchase-order.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';

export const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.PurchaseOrderGetPayload<{ include: typeof WITH_LINES }>;

export function toView(row: Row): PurchaseOrderView {
  const { organizationId: _tenant, lines, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as PurchaseOrderDirection,
    status: fields.status as PurchaseOrderStatus,
    orderDate: dayOf(fields.orderDate),
    dueDate: fields.dueDate && dayOf(fields.dueDate),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    billingAddress: fields.billingAddress as object | null,
    shippingAddress: fields.shippingAddress as object | null,
    subtotal: fields.subtotal.toFixed(),
    taxAmount: fields.taxAmount.toFixed(),
    total: fields.total.toFixed(),
    lines: lines.map(toLine),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toLine(line: Row['lines'][number]): PurchaseOrderView['lines'][number] {
  const { organizationId: _tenant, purchaseOrderId: _parent, ...fields } = line;
  return {
    ...fields,
    quantity: fields.quantity.toFixed(),
    unitPrice: fields.unitPrice.toFixed(),
    amount: fields.amount.toFixed(),
  };
}

/** A date column holds a day; the driver hands it over as that day's midnight in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
