import type { DueDays } from './age.js';
import type { InvoiceDirection, InvoiceView } from './invoice.js';
import type { InvoiceStatus } from './invoice-states.js';

export interface PartyIds {
  customers: readonly string[];
  contractors: readonly string[];
}

export interface InvoiceFilter {
  limit: number;
  cursor?: string;
  status?: InvoiceStatus;
  direction?: InvoiceDirection;
  customerId?: string;
  contractorId?: string;
  jobId?: string;
  purchaseOrderId?: string;
  /** Part of the number, in any case. */
  number?: string;
  /** Part of the number, in any case, or one of these customers and contractors. */
  search?: { number: string; parties: PartyIds };
  /** Only invoices that are due before this day and not paid. */
  overdueOn?: string;
  /** Only what is approved and has something left to pay. */
  owed?: boolean;
  dueOn?: DueDays;
  currency?: string;
}

/** What a list shows of an invoice. */
export type InvoiceSummary = Pick<
  InvoiceView,
  | 'id'
  | 'number'
  | 'direction'
  | 'status'
  | 'customerId'
  | 'contractorId'
  | 'jobId'
  | 'invoiceDate'
  | 'dueDate'
  | 'currency'
  | 'taxAmount'
  | 'total'
  | 'balance'
  | 'source'
  | 'createdBy'
  | 'version'
>;

/** Another invoice that may bill the same thing, and by what it was recognised. */
export interface SimilarInvoice {
  id: string;
  number: string;
  status: InvoiceStatus;
  because: 'number' | 'job_line' | 'time_entry' | 'amount';
  /** The line of the job, or the time entry, that both bill. */
  jobLineNumber: number | null;
  timeEntryId: string | null;
  /** How much of the job line the other invoice bills. */
  quantity: string | null;
}
