import type { InvoiceLineRecord, InvoiceView, JobBilled, PastTotals, SimilarInvoice } from '#invoicing';
import type { JobView } from '#jobs';
import type { FindingWords } from '#kernel';
import type { TimeOnDay } from '#timekeeping';
import type { PlannedVisit } from '#work-orders';
import type { EvidenceLink } from './finding.js';

/** Work of the invoice, as far as it was recorded: instants are ISO 8601, distances metres. */
export interface WorkEntry extends TimeOnDay {
  /** The visit that it was recorded for, as it was planned. */
  visit?: PlannedVisit;
  /** Where it was punched, from the site of the visit. */
  punches?: readonly PunchedPlace[];
  /** The rate that the card says for that day, with the reason it was chosen. */
  cardRate?: { rate: string; reason: string } | null;
}

/** How far from the site a device believed to be, and how sure it was of that. */
export interface PunchedPlace {
  distanceMeters: number;
  accuracyMeters: number;
}

/** A tax that a receipt may lawfully have, and whose it is. */
export interface LawfulTax {
  tax: string;
  /** What the law charges; null where the tax is what its own code charges. */
  charges: readonly { name: string; percent: string }[] | null;
}

/** An expense that the invoice bills. Amounts are decimal text in the invoice's currency. */
export interface ExpenseEntry {
  id: string;
  label: string;
  category: string;
  /** With tax. */
  amount: string;
  taxAmount: string | null;
  /** The likeliest first; empty when nobody can tell. */
  lawfulTaxes: readonly LawfulTax[];
  /** Whether part of the amount may bear no tax at all, as a tip does: then only too much tax is wrong. */
  isPartlyTaxed: boolean;
  hasReceipt: boolean;
  /** The picture of the receipt, where there is one. */
  receiptFileId?: string | null;
  /** Expenses with the same receipt image, or with the same vendor, day and amount. */
  twins: readonly { id: string; label: string; because: 'image' | 'amount' }[];
}

/** What the law says of the tax on one line, beside what its tax code charges. */
export interface LineTax {
  /** Whether the line's own code charges what the law puts on such a supply there on that day. */
  isRight: boolean;
  /** The organization's code that does; null when it has none. */
  taxCodeId: string | null;
  taxCodeName: string | null;
  /** What the law charges on it, and why in English. */
  charges: readonly { name: string; percent: string }[];
  because: string;
}

/** The purchase order behind the invoice, and where it, its receipts and its bills do not agree. */
export interface OrderEvidence {
  id: string;
  number: string;
  status: string;
  /** What the three-way match says, everything counted that is billed so far. */
  match: readonly { isMild: boolean; words: FindingWords }[];
}

/** A clearance or insurance of the contractor. */
export interface ClearanceEvidence {
  id: string;
  kind: string;
  validTo: string | null;
}

/** What one company file that the invoice goes to knows about it. */
export interface BooksEvidence {
  connectionId: string;
  /** The name of the company file. */
  company: string;
  /** The last day of the closed period, or null. */
  closedThrough: string | null;
  /** What has no counterpart there: `what` is its kind. `isSent`: it goes there by itself, so it may only not have arrived yet. */
  unmapped: readonly { lineNumber: number | null; what: string; id: string; isSent: boolean }[];
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
  pastOfParty: PastTotals;
  pastOfJob: PastTotals;
  /** The minutes of the people's earlier entries, by contractor. */
  pastMinutes: ReadonlyMap<string, readonly number[]>;
  /** Absent where the installation does not know. */
  order?: OrderEvidence;
  expenses?: readonly ExpenseEntry[];
  clearances?: readonly ClearanceEvidence[];
  books?: readonly BooksEvidence[];
  /** By line number, for lines of a sale that have a tax code. */
  lineTaxes?: ReadonlyMap<number, LineTax>;
}

/** No past at all. */
export const NO_PAST: PastTotals = { ids: [], totals: [] };

/** Lines that charge for work: no discount, no note, nothing that is held back or asked for in advance. */
export function chargesOf(invoice: InvoiceView): InvoiceLineRecord[] {
  return invoice.lines.filter((line) => !line.role && (line.kind === 'item' || line.kind === 'account'));
}

export function linkTo(invoice: InvoiceView): EvidenceLink {
  return { type: 'invoice', id: invoice.id, label: invoice.number };
}

export function lineLink(invoice: InvoiceView, line: Pick<InvoiceLineRecord, 'lineNumber'>): EvidenceLink {
  const label = `${invoice.number}, line ${line.lineNumber}`;
  return { type: 'invoice_line', id: invoice.id, lineNumber: line.lineNumber, label };
}

export function jobLink(job: Pick<JobView, 'id' | 'number'>): EvidenceLink {
  return { type: 'job', id: job.id, label: job.number };
}

export function timeLink(entry: WorkEntry): EvidenceLink {
  const label = `${entry.workDate}, ${hoursOf(entry.minutes)} h`;
  return { type: 'time_entry', id: entry.id, label };
}

export function visitLink({ id, number }: PlannedVisit): EvidenceLink {
  return { type: 'work_order', id, label: number };
}

export function companyLink({ connectionId, company }: BooksEvidence): EvidenceLink {
  return { type: 'connection', id: connectionId, label: company };
}

/** Minutes as hours with at most two decimals. */
export function hoursOf(minutes: number): string {
  return String(Math.round((minutes * 100) / 60) / 100);
}
