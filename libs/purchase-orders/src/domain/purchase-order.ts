import type { RecordShape } from '#platform';
import type { PurchaseOrderStatus } from './purchase-order.states.js';

export const DIRECTIONS = ['customer', 'supplier'] as const;
/** customer: somebody orders from us. supplier: we order from a vendor. */
export type PurchaseOrderDirection = (typeof DIRECTIONS)[number];

/** A line as the books know it. Quantities and prices are decimal strings of the order's currency, before tax. */
export interface PurchaseOrderLineRecord {
  /** From 1, without order gaps being promised: an import keeps the other side's numbers. */
  lineNumber: number;
  itemId: string | null;
  description: string;
  quantity: string;
  unitPrice: string;
  amount: string;
  taxCodeId: string | null;
}

/** A whole purchase order. Amounts are decimal strings, days `YYYY-MM-DD`; every field is present, null where unknown. */
export interface PurchaseOrderRecord {
  id: string;
  number: string;
  direction: PurchaseOrderDirection;
  status: PurchaseOrderStatus;
  /** Set on a customer's order. */
  customerId: string | null;
  /** Set on an order to a supplier. */
  contractorId: string | null;
  orderDate: string;
  dueDate: string | null;
  /** ISO 4217. */
  currency: string;
  /** Home currency for one unit of `currency`. */
  exchangeRate: string | null;
  billingAddress: object | null;
  shippingAddress: object | null;
  memo: string | null;
  customerNotes: string | null;
  subtotal: string;
  taxAmount: string;
  total: string;
  /** `manual`, or the accounting system it came from. */
  source: string;
  lines: PurchaseOrderLineRecord[];
}

/** An order as this application shows it: the record and what is ours alone. */
export interface PurchaseOrderView extends PurchaseOrderRecord {
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  rush: boolean;
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
}

export const purchaseOrderShape: RecordShape<PurchaseOrderRecord> = {
  table: 'purchase_orders',
  columns: {
    number: 'text',
    direction: 'text',
    status: 'text',
    customerId: 'uuid',
    contractorId: 'uuid',
    orderDate: 'date',
    dueDate: 'date',
    currency: 'text',
    exchangeRate: 'numeric',
    billingAddress: 'jsonb',
    shippingAddress: 'jsonb',
    memo: 'text',
    customerNotes: 'text',
    subtotal: 'numeric',
    taxAmount: 'numeric',
    total: 'numeric',
    source: 'text',
  },
  lines: {
    table: 'purchase_order_lines',
    parentColumn: 'purchase_order_id',
    columns: {
      lineNumber: 'integer',
      itemId: 'uuid',
      description: 'text',
      quantity: 'numeric',
      unitPrice: 'numeric',
      amount: 'numeric',
      taxCodeId: 'uuid',
    },
  },
};
