import type { LineEvidence } from './evidence.js';
import type { InvoiceStatus } from './invoice-states.js';

export type InvoiceDirection = 'receivable' | 'payable';
export type InvoiceLineKind = 'item' | 'account' | 'discount' | 'note';
/** What a line does besides billing work: it holds back, asks for a deposit, or takes one off. */
export type InvoiceLineRole = 'holdback' | 'deposit' | 'deposit_applied';
export type InvoiceKind = 'standard' | 'progress' | 'deposit' | 'holdback_release';

/** Amounts and quantities are decimal text in the invoice's currency; days are `YYYY-MM-DD`. */
export interface InvoiceLineRecord {
  lineNumber: number;
  kind: InvoiceLineKind;
  itemId: string | null;
  accountId: string | null;
  description: string;
  quantity: string;
  unitPrice: string;
  /** Before tax. Negative for a discount, zero for a note. */
  amount: string;
  taxCodeId: string | null;
  /** Tax on this line after its share of the discount; null when the source does not say. */
  taxAmount: string | null;
  serviceDate: string | null;
  /** Evidence: the job line and the time entry that this line bills. */
  jobId: string | null;
  jobLineNumber: number | null;
  timeEntryId: string | null;
  /** Only here: records in bulk leave the following three as they are. */
  role?: InvoiceLineRole | null;
  /** The line of the invoice's purchase order that a bill bills. */
  purchaseOrderLineNumber?: number | null;
  /** Everything else that the line bills. */
  evidence?: LineEvidence[];
}

/** An invoice to a customer (receivable) or a bill to us (payable). `subtotal - discountAmount + taxAmount = total`. */
export interface InvoiceRecord {
  id: string;
  number: string;
  direction: InvoiceDirection;
  status: InvoiceStatus;
  customerId: string | null;
  contractorId: string | null;
  jobId: string | null;
  purchaseOrderId: string | null;
  invoiceDate: string;
  dueDate: string | null;
  termId: string | null;
  currency: string;
  /** Home currency for one unit of `currency`; null in home currency. */
  exchangeRate: string | null;
  /** The lines before discount and tax. */
  subtotal: string;
  /** What the discount lines take off, as a positive amount. */
  discountAmount: string;
  taxAmount: string;
  total: string;
  /** What is still to be paid. */
  balance: string;
  billingAddress: object | null;
  email: string | null;
  customerMemo: string | null;
  /** For us only: never printed for the customer. */
  privateNote: string | null;
  /** `manual`, or the accounting system that the invoice came from. */
  source: string;
  lines: InvoiceLineRecord[];
}

/** What one tax rate contributed to an invoice. */
export interface TaxPart {
  taxRateId: string;
  name: string;
  percent: string;
  /** The amount that the rate was applied to. */
  taxable: string;
  amount: string;
}

/** The accounting system's figures for the same document, kept beside ours. */
export interface ProviderTotals {
  total: string;
  taxAmount: string;
  /** Theirs minus ours. */
  totalDifference: string;
  taxDifference: string;
}

/** An invoice as it is stored: the record and what we alone know about it. */
export interface InvoiceView extends InvoiceRecord {
  version: number;
  kind: InvoiceKind;
  /** The business day that the exchange rate was published for; null when a person gave the rate. */
  exchangeRateDate?: string | null;
  /** How much of the work is held back, in percent; null when nothing is. */
  holdbackPercent: string | null;
  holdbackReleaseOn: string | null;
  /** The voided invoice that this one replaces. */
  replacesId: string | null;
  /** Why a bill may go past its purchase order; null when it does not. */
  orderOverrideReason?: string | null;
  taxBreakdown: TaxPart[];
  providerTotals: ProviderTotals | null;
  rejectionReason: string | null;
  approvedAt: string | null;
  approvedBy: string | null;
  createdBy: string | null;
  createdAt: string;
  updatedAt: string;
}
