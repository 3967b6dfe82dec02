import type { Prisma } from '#platform';
import type { LineSpecifications } from './domain/line-specifications.js';
import {
  type LineDetails,
  type LineProgress,
  NO_LINE_DETAILS,
  type PurchaseOrderDirection,
  type PurchaseOrderView,
} from './domain/purchase-order.js';
import type { PurchaseOrderStatus } from './domain/purchase-order.states.js';

export const WITH_LINES = { lines: { orderBy: { lineNumber: 'asc' } }, details: true } as const;
type Row = Prisma.PurchaseOrderGetPayload<{ include: typeof WITH_LINES }>;
type DetailRow = Row['details'][number];

export function toView(row: Row): PurchaseOrderView {
  const { organizationId: _tenant, lines, details, createdAt, updatedAt, ...fields } = row;
  const detailOf = new Map(details.map((detail) => [detail.lineNumber, detail]));
  return {
    ...fields,
    direction: fields.direction as PurchaseOrderDirection,
    status: fields.status as PurchaseOrderStatus,
    orderDate: dayOf(fields.orderDate),
    dueDate: dayOrNull(fields.dueDate),
    requestedDate: dayOrNull(fields.requestedDate),
    promisedDate: dayOrNull(fields.promisedDate),
    shipDate: dayOrNull(fields.shipDate),
    exchangeRate: fields.exchangeRate?.toFixed() ?? null,
    billingAddress: fields.billingAddress as object | null,
    shippingAddress: fields.shippingAddress as object | null,
    discountAmount: fields.discountAmount.toFixed(),
    shippingAmount: fields.shippingAmount.toFixed(),
    subtotal: fields.subtotal.toFixed(),
    taxAmount: fields.taxAmount.toFixed(),
    total: fields.total.toFixed(),
    approvedAt: fields.approvedAt?.toISOString() ?? null,
    lines: lines.map((line) => ({ ...toLine(line), ...toDetails(detailOf.get(line.lineNumber)) })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toLine(line: Row['lines'][number]) {
  const { organizationId: _tenant, purchaseOrderId: _parent, ...fields } = line;
  return {
    ...fields,
    quantity: fields.quantity.toFixed(),
    unitPrice: fields.unitPrice.toFixed(),
    amount: fields.amount.toFixed(),
  };
}

const NO_PROGRESS: LineProgress = {
  quantityReceived: '0',
  quantityWorked: '0',
  quantityBilled: '0',
  amountBilled: '0',
  overrideReason: null,
};

/** A line that came from the books has nothing of ours until something happens to it. */
function toDetails(row: DetailRow | undefined): LineDetails & LineProgress {
  if (!row) return { ...NO_LINE_DETAILS, ...NO_PROGRESS };
  return {
    unit: row.unit,
    sku: row.sku,
    specifications: row.specifications as LineSpecifications | null,
    specialInstructions: row.specialInstructions,
    estimatedHours: row.estimatedHours?.toFixed() ?? null,
    requestedDate: dayOrNull(row.requestedDate),
    promisedDate: dayOrNull(row.promisedDate),
    jobId: row.jobId,
    jobLineNumber: row.jobLineNumber,
    quantityReceived: row.quantityReceived.toFixed(),
    quantityWorked: row.quantityWorked.toFixed(),
    quantityBilled: row.quantityBilled.toFixed(),
    amountBilled: row.amountBilled.toFixed(),
    overrideReason: row.overrideReason,
  };
}

/** A date column holds a day; the driver hands it over as that day's midnight in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dayOrNull(date: Date | null): string | null {
  return date && dayOf(date);
}

export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
