import type { InvoiceLineRecord, InvoiceView, JobBilled, PastInvoice, SimilarInvoice } from '#invoicing';
import type { JobView } from '#jobs';
import type { TimeOnDay } from '#timekeeping';
import type { EvidenceLink } from './finding.js';

/** Work of the invoice, as far as it was recorded: instants are ISO 8601, distances metres. */
export interface WorkEntry extends TimeOnDay {
  /** Where it was punched, against the site's fence. */
  punches?: readonly { distanceMeters: number; accuracyMeters: number; fenceMeters: number }[];
  /** When the visit was planned. */
  plannedFrom?: string | null;
  plannedTo?: string | null;
  /** The rate that the card says for that day, with the reason it was chosen. */
  cardRate?: { rate: string; reason: string } | null;
}

/** An expense that the invoice bills. Amounts are decimal text in the invoice's currency. */
export interface ExpenseEntry {
  id: string;
  label: string;
  category: string;
  amount: string;
  taxAmount: string | null;
  /** What the tax engine says that the tax must be; null when it cannot tell. */
  expectedTax: string | null;
  hasReceipt: boolean;
  /** Expenses with the same receipt image, or with the same vendor, day and amount. */
  twins: readonly { id: string; label: string; because: 'image' | 'amount' }[];
}

/** The purchase order behind the invoice, and where it, its receipts and its bills do not agree. */
export interface OrderEvidence {
  id: string;
  number: string;
  status: string;
  /** What the three-way match says, everything counted that is billed so far. */
  match: readonly { isMild: boolean; message: string; fix: string }[];
}

/** A clearance or insurance of the contractor. */
export interface ClearanceEvidence {
  id: string;
  kind: string;
  validTo: string | null;
}

/** What the accounting system that the invoice goes to knows about it. */
export interface BooksEvidence {
  /** The name of the company file. */
  company: string;
  /** The last day of the closed period, or null. */
  closedThrough: string | null;
  /** What has no counterpart there. */
  unmapped: readonly { lineNumber: number | null; what: string }[];
  /** The total that it will compute, or null when that cannot be told. */
  predictedTotal: string | null;
}

/** Everything that the rules look at, read beforehand for a whole set of invoices, so that the rules are pure. */
export interface InvoiceEvidence {
  invoice: InvoiceView;
  /** The customer of a receivable, the contractor of a payable; undefined when it is gone. */
  party: { id: string; displayName: string; currency: string; active: boolean } | undefined;
  /** The jobs that the lines bill, by id; one that does not exist is not in it. */
  jobs: ReadonlyMap<string, JobView>;
  /** What was billed on each job, this invoice included. */
  billed: ReadonlyMap<string, JobBilled>;
  similar: readonly SimilarInvoice[];
  /** The time that the lines bill. */
  work: readonly WorkEntry[];
  /** Everything that the same people recorded on the same days, the invoice's own time included. */
  sameDays: readonly WorkEntry[];
  /** Earlier documents of the party and of the job, newest first. */
  pastOfParty: readonly PastInvoice[];
  pastOfJob: readonly PastInvoice[];
  /** The minutes of the people's earlier entries, by contractor. */
  pastMinutes: ReadonlyMap<string, readonly number[]>;
  /** Absent where the installation does not know. */
  order?: OrderEvidence;
  expenses?: readonly ExpenseEntry[];
  clearances?: readonly ClearanceEvidence[];
  books?: BooksEvidence;
}

/** Lines that charge for work: no discount, no note, nothing that is held back or asked for in advance. */
export function chargesOf(invoice: InvoiceView): InvoiceLineRecord[] {
  return invoice.lines.filter((line) => !line.role && (line.kind === 'item' || line.kind === 'account'));
}

export function linkTo(invoice: InvoiceView): EvidenceLink {
  return { type: 'invoice', id: invoice.id, label: invoice.number };
}

export function lineLink(invoice: InvoiceView, line: InvoiceLineRecord): EvidenceLink {
  const label = `${invoice.number}, line ${line.lineNumber}`;
  return { type: 'invoice_line', id: invoice.id, lineNumber: line.lineNumber, label };
}

export function timeLink(entry: WorkEntry): EvidenceLink {
  const label = `${entry.workDate}, ${hoursOf(entry.minutes)} h`;
  return { type: 'time_entry', id: entry.id, label };
}

/** Minutes as hours with at most two decimals. */
export function hoursOf(minutes: number): string {
  return String(Math.round((minutes * 100) / 60) / 100);
}
