import { DomainError } from '#kernel';
import type { LineEvidence } from './evidence.js';
import type { InvoiceLineKind, InvoiceLineRecord, InvoiceLineRole } from './invoice.js';

/** Evidence as somebody names it: whole, unless it says how much of it. */
export type NamedEvidence = Pick<LineEvidence, 'kind' | 'sourceId'> & Partial<LineEvidence>;

/** A line as somebody asks for it: what is left out follows from the rest. */
export interface LineInput {
  kind?: InvoiceLineKind;
  itemId?: string | null;
  accountId?: string | null;
  description: string;
  quantity?: string;
  unitPrice?: string;
  /** Needed for a discount, where its sign does not matter; elsewhere quantity times unit price. */
  amount?: string | null;
  taxCodeId?: string | null;
  serviceDate?: string | null;
  jobId?: string | null;
  jobLineNumber?: number | null;
  timeEntryId?: string | null;
  role?: InvoiceLineRole | null;
  /** On a bill: the line of its purchase order. */
  purchaseOrderLineNumber?: number | null;
  evidence?: NamedEvidence[];
  /** Taken off this line's amount. For a discount line: percent of all that is charged. */
  discountPercent?: string | null;
}

export type PricedLine = Omit<InvoiceLineRecord, 'taxAmount'>;

export type Priced = Pick<PricedLine, 'quantity' | 'unitPrice' | 'amount'>;

export function badAmount(lineNumber: number, what: string): DomainError {
  return new DomainError('INVOICING.LINE_AMOUNT', `Line ${lineNumber} ${what}.`, {
    field: `lines.${lineNumber - 1}.amount`,
    fix: 'Give a quantity and a unit price, or an amount alone.',
  });
}
