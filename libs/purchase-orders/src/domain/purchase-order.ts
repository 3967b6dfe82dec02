import type { RecordShape } from '#platform';
import type { LineSpecifications } from './line-specifications.js';
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

/** What a line says beside its price, and no accounting system keeps. Days `YYYY-MM-DD`, hours a decimal string. */
export interface LineDetails {
  unit: string | null;
  sku: string | null;
  specifications: LineSpecifications | null;
  specialInstructions: string | null;
  estimatedHours: string | null;
  requestedDate: string | null;
  promisedDate: string | null;
  /** On an order to a supplier: the job that the line is for, where it is another than the order's. */
  jobId: string | null;
  /** The line of that job. */
  jobLineNumber: number | null;
}

/** How much of a line was received (from a supplier), worked (by jobs) and billed. Decimal strings. */
export interface LineProgress {
  quantityReceived: string;
  quantityWorked: string;
  quantityBilled: string;
  /** Before tax, in the order's currency. */
  amountBilled: string;
  /** Why one of the quantities may be more than was ordered. */
  overrideReason: string | null;
}

export interface PurchaseOrderLineView extends PurchaseOrderLineRecord, LineDetails, LineProgress {}

/** What an order says beside what the books keep: ours alone, untouched by an import. */
export interface OrderDetails {
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  rush: boolean;
  /** Their number for it: a customer's own order number, a supplier's confirmation. */
  reference: string | null;
  /** The payment term of `#catalog`. */
  termId: string | null;
  shippingTerms: string | null;
  requestedDate: string | null;
  promisedDate: string | null;
  shipDate: string | null;
  specialInstructions: string | null;
  /** Taken off the lines before tax; positive. */
  discountAmount: string;
  /** Freight, before tax. */
  shippingAmount: string;
  shippingTaxCodeId: string | null;
  /** On an order to a supplier: the job that it is for. */
  jobId: string | null;
}

/** An order as this application shows it: the record and what is ours alone. */
export interface PurchaseOrderView extends PurchaseOrderRecord, OrderDetails {
  lines: PurchaseOrderLineView[];
  /** Grows with every approved revision; 1 is the order as it was entered. */
  revision: number;
  approvedAt: string | null;
  /** Who approved it, by name. */
  approvedBy: string | null;
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
}

export const NO_LINE_DETAILS: LineDetails = {
  unit: null,
  sku: null,
  specifications: null,
  specialInstructions: null,
  estimatedHours: null,
  requestedDate: null,
  promisedDate: null,
  jobId: null,
  jobLineNumber: null,
};

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
