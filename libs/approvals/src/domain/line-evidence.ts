import type { InvoiceLineRecord } from '#invoicing';
import { Money } from '#kernel';
import type { ExpenseEntry, InvoiceEvidence, WorkEntry } from './evidence.js';
import { hoursOf } from './evidence.js';

/** What was ordered, as far as a line of an invoice is compared with it. */
export interface OrderedLines {
  id: string;
  number: string;
  lines: readonly { lineNumber: number; quantity: string; unitPrice: string }[];
}

/** One piece of time that a line bills, with where it was punched and what the card says. */
export interface TimeProof {
  id: string;
  personName: string | null;
  workDate: string;
  startedAt: string | null;
  endedAt: string | null;
  hours: string;
  visitNumber: string | null;
  plannedStart: string | null;
  plannedEnd: string | null;
  /** The punch that was farthest from the site. */
  distanceMeters: number | null;
  accuracyMeters: number | null;
  fenceMeters: number | null;
  /** Null when nobody can tell. The accuracy of the device is taken into account. */
  isOnSite: boolean | null;
  cardRate: string | null;
  cardReason: string | null;
}

/** Everything that one line of an invoice rests on, so that a person can compare it at a glance. */
export interface LineProof {
  lineNumber: number;
  order: {
    id: string;
    number: string;
    lineNumber: number;
    quantity: string;
    unitPrice: string;
  } | null;
  job: {
    id: string;
    number: string;
    lineNumber: number | null;
    ordered: string | null;
    completed: string | null;
    invoiced: string | null;
    overrideReason: string | null;
  } | null;
  time: TimeProof[];
  expenses: {
    id: string;
    label: string;
    amount: string;
    hasReceipt: boolean;
    receiptFileId: string | null;
  }[];
  /** How prices were found, in sentences. */
  reasons: string[];
}

/** Pure: what each line rests on, in the order of the lines. `orders` by id, `names` of contractors by id. */
export function lineProofs(
  evidence: InvoiceEvidence,
  orders: ReadonlyMap<string, OrderedLines>,
  names: ReadonlyMap<string, string>,
): LineProof[] {
  const work = new Map(evidence.work.map((entry) => [entry.id, entry]));
  const expenses = new Map((evidence.expenses ?? []).map((expense) => [expense.id, expense]));
  return evidence.invoice.lines.map((line) => {
    const sources = sourcesOf(line);
    return {
      lineNumber: line.lineNumber,
      order: orderOf(line, evidence, orders),
      job: jobOf(line, evidence),
      time: sources.flatMap((id) => work.get(id) ?? []).map((entry) => timeProof(entry, names)),
      expenses: sources.flatMap((id) => expenses.get(id) ?? []).map(expenseProof),
      reasons: [...new Set((line.evidence ?? []).flatMap(({ reason }) => reason ?? []))],
    };
  });
}

function sourcesOf({ timeEntryId, evidence = [] }: InvoiceLineRecord): string[] {
  return [...new Set([timeEntryId ?? [], ...evidence.map(({ sourceId }) => sourceId)].flat())];
}

function jobLineOf({ jobId, jobLineNumber }: InvoiceLineRecord, { jobs }: InvoiceEvidence) {
  const job = jobId === null ? undefined : jobs.get(jobId);
  return { job, line: job?.lines.find(({ lineNumber }) => lineNumber === jobLineNumber) };
}

function orderOf(
  line: InvoiceLineRecord,
  evidence: InvoiceEvidence,
  orders: ReadonlyMap<string, OrderedLines>,
): LineProof['order'] {
  const { job, line: jobLine } = jobLineOf(line, evidence);
  const number = line.purchaseOrderLineNumber ?? jobLine?.purchaseOrderLineNumber;
  const order = orders.get(evidence.invoice.purchaseOrderId ?? job?.purchaseOrderId ?? '');
  const ordered = order?.lines.find(({ lineNumber }) => lineNumber === number);
  if (!order || !ordered) return null;
  return {
    ...{ id: order.id, number: order.number, lineNumber: ordered.lineNumber },
    ...{ quantity: ordered.quantity, unitPrice: ordered.unitPrice },
  };
}

function jobOf(line: InvoiceLineRecord, evidence: InvoiceEvidence): LineProof['job'] {
  const { job, line: jobLine } = jobLineOf(line, evidence);
  if (!job) return null;
  return {
    ...{ id: job.id, number: job.number, lineNumber: jobLine?.lineNumber ?? null },
    ordered: jobLine?.quantityOrdered ?? null,
    completed: jobLine?.quantityCompleted ?? null,
    invoiced: jobLine?.quantityInvoiced ?? null,
    overrideReason: jobLine?.overrideReason ?? null,
  };
}

function timeProof(entry: WorkEntry, names: ReadonlyMap<string, string>): TimeProof {
  const { visit, cardRate, punches = [] } = entry;
  const [farthest] = [...punches].sort(
    (a, b) => b.distanceMeters - b.accuracyMeters - (a.distanceMeters - a.accuracyMeters),
  );
  const fence = visit?.geofenceMetres ?? null;
  const canTell = farthest !== undefined && fence !== null;
  return {
    id: entry.id,
    personName: names.get(entry.contractorId) ?? null,
    ...{ workDate: entry.workDate, startedAt: entry.startedAt, endedAt: entry.endedAt },
    hours: hoursOf(entry.minutes),
    visitNumber: visit?.number ?? null,
    plannedStart: visit?.scheduledStart ?? null,
    plannedEnd: visit?.scheduledEnd ?? null,
    distanceMeters: farthest ? Math.round(farthest.distanceMeters) : null,
    accuracyMeters: farthest ? Math.round(farthest.accuracyMeters) : null,
    fenceMeters: fence,
    isOnSite: canTell ? farthest.distanceMeters - farthest.accuracyMeters <= fence : null,
    cardRate: cardRate ? Money.of(cardRate.rate).toFixed(2) : null,
    cardReason: cardRate?.reason ?? null,
  };
}

function expenseProof({ id, label, amount, hasReceipt, receiptFileId }: ExpenseEntry) {
  return {
    id,
    label,
    amount: Money.of(amount).toFixed(2),
    hasReceipt,
    receiptFileId: receiptFileId ?? null,
  };
}
