export const RECEIPT_STATUSES = ['recorded', 'void'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** What a supplier delivered on an order. Quantities are decimal strings, days `YYYY-MM-DD`. */
export interface ReceiptView {
  id: string;
  number: string;
  purchaseOrderId: string;
  status: ReceiptStatus;
  receivedOn: string;
  packingSlip: string | null;
  note: string | null;
  voidReason: string | null;
  /** By name. */
  receivedBy: string;
  createdAt: string;
  lines: { lineNumber: number; quantity: string }[];
}
