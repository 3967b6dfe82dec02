import type { AuditLine } from '#platform';
import {
  auditedEntry,
  auditedText,
  type HistoryChange,
  type HistoryEntry,
  type HistoryEvidence,
  historyEntry,
  type InvoiceStory,
} from './history.js';
import type { InvoiceView } from './invoice.js';

type Step = (line: AuditLine, invoice: InvoiceView) => HistoryEntry;

/** What the audit log of this module says of an invoice, by action. */
const STEPS: Readonly<Record<string, Step>> = {
  'invoice.created': (line, invoice) =>
    auditedEntry(line, 'created', {
      evidence: originOf(invoice),
      amount: auditedText(line, 'total'),
      currency: auditedText(line, 'currency'),
    }),
  'invoice.changed': (line) => auditedEntry(line, 'changed', { changes: changesIn(line) }),
  'invoice.submitted': (line, { currency }) =>
    auditedEntry(line, 'submitted', { amount: auditedText(line, 'total'), currency }),
  'invoice.emailed': (line) => auditedEntry(line, 'emailed', { about: auditedText(line, 'to') }),
  'invoice.sent': (line) => auditedEntry(line, 'sent'),
  'invoice.viewed': (line) => auditedEntry(line, 'viewed'),
  'invoice.voided': (line) => auditedEntry(line, 'voided', { reason: auditedText(line, 'reason') }),
};

/** From its beginning to its end, without money. An invoice whose beginning nobody wrote down came from the books. */
export function ownSteps({ invoice, audited }: InvoiceStory, madeBy: string | null): HistoryEntry[] {
  const told = audited.flatMap((line) => STEPS[line.action]?.(line, invoice) ?? []);
  if (told.some(({ kind }) => kind === 'created')) return told;
  const { source, createdAt: at } = invoice;
  const begun = historyEntry({
    ...{ id: '0-created', at, kind: 'created', evidence: originOf(invoice) },
    ...(madeBy !== null && { actor: 'person', actorName: madeBy }),
    about: source === 'manual' ? null : source,
  });
  return [...told, begun];
}

/** What it was made of. */
function originOf({ replacesId, purchaseOrderId, jobId }: InvoiceView): HistoryEvidence | null {
  const connectionId = null;
  if (replacesId) return { kind: 'invoice', id: replacesId, connectionId };
  if (purchaseOrderId) return { kind: 'purchase-order', id: purchaseOrderId, connectionId };
  return jobId ? { kind: 'job', id: jobId, connectionId } : null;
}

/** Before changes were kept one by one, the names of the fields and both totals were. */
function changesIn({ data }: AuditLine): HistoryChange[] {
  const { changes, fields, total } = data as {
    changes?: HistoryChange[];
    fields?: string[];
    total?: { from: string; to: string };
  };
  if (changes?.length) return changes.map(shownChange);
  const named = (fields ?? []).map((field) => ({ field, lineNumber: null, before: null, after: null }));
  if (!total || total.from === total.to) return named;
  return [...named, { field: 'total', lineNumber: null, before: total.from, after: total.to }];
}

/** Ids say nothing to who reads them. */
function shownChange(change: HistoryChange): HistoryChange {
  const isShown = !change.field.endsWith('Id');
  return isShown ? change : { ...change, before: null, after: null };
}
