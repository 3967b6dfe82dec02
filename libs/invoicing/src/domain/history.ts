import type { FindingWords } from '#kernel';
import type { AuditLine } from '#platform';
import type { InvoiceView } from './invoice.js';

/** What happens to an invoice: first what this module knows, then what approvals and accounting tell. */
export const HISTORY_KINDS = [
  ...(['created', 'changed', 'submitted', 'emailed', 'sent', 'viewed', 'voided'] as const),
  ...(['payment-recorded', 'payment-allocated', 'payment-came-in', 'payment-voided'] as const),
  ...(['credit-issued', 'credit-applied', 'credit-came-in', 'credit-voided'] as const),
  ...(['approval-given', 'approved', 'rejected', 'approval-undone', 'approval-escalated'] as const),
  ...(['finding-fixed', 'finding-unfixed'] as const),
  ...(['asked-for-books', 'books-created', 'books-changed', 'books-voided', 'books-waiting'] as const),
  ...(['changed-in-books', 'removed-in-books', 'conflict-opened', 'conflict-decided'] as const),
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** `rule`: a rule of the organization. `system`: the product by itself, or the books through it. */
export const HISTORY_ACTORS = ['person', 'program', 'rule', 'system'] as const;

export const HISTORY_EVIDENCE = ['payment', 'job', 'purchase-order', 'invoice', 'sync-record'] as const;

/** What one field said and says; nulls where that is not kept, or where a list or a reference changed. */
export interface HistoryChange {
  field: string;
  /** The line that it is on; null for the invoice itself. */
  lineNumber: number | null;
  before: string | null;
  after: string | null;
}

/** Where more of it stands. */
export interface HistoryEvidence {
  kind: (typeof HISTORY_EVIDENCE)[number];
  id: string;
  /** Of a record's story with the books: whose. */
  connectionId: string | null;
}

/** What a rule said, in English; and its words, where they were kept, for another language. */
export interface HistoryFinding {
  rule: string;
  severity: string;
  message: string;
  words?: FindingWords;
}

/** One step in the life of an invoice. */
export interface HistoryEntry {
  /** Sorts entries of the same moment, the later ones behind. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  kind: HistoryKind;
  actor: (typeof HISTORY_ACTORS)[number];
  /** Who; null for the product, a rule, or somebody whose name is not kept. */
  actorName: string | null;
  onBehalfOfName: string | null;
  /** What somebody gave as the reason, or why a write waits. */
  reason: string | null;
  /** An address, a number, a system or a company: what the sentence is about. */
  about: string | null;
  amount: string | null;
  currency: string | null;
  changes: HistoryChange[];
  /** What the rules said when it was decided, without what passed. */
  findings: HistoryFinding[];
  evidence: HistoryEvidence | null;
}

type Told = Pick<HistoryEntry, 'id' | 'at' | 'kind'> & Partial<HistoryEntry>;

/** An entry that says no more than is given. */
export function historyEntry(told: Told): HistoryEntry {
  return {
    ...{ actor: 'system', actorName: null, onBehalfOfName: null, reason: null, about: null },
    ...{ amount: null, currency: null, changes: [], findings: [], evidence: null },
    ...told,
  };
}

const ACTORS: Record<string, HistoryEntry['actor']> = { user: 'person', 'api-key': 'program' };

/** An entry of what the audit log says, in its order. */
export function auditedEntry(
  line: AuditLine,
  kind: HistoryKind,
  more: Partial<HistoryEntry> = {},
): HistoryEntry {
  return historyEntry({
    id: `1-${String(line.sequence).padStart(12, '0')}`,
    at: line.at.toISOString(),
    kind,
    actor: ACTORS[line.actorKind] ?? 'system',
    actorName: ACTORS[line.actorKind] ? line.actorName : null,
    ...more,
  });
}

/** The text that a line of the audit log keeps under a name; null for anything else. */
export function auditedText(line: AuditLine, name: string): string | null {
  const value = (line.data as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Newest first; those of one moment the last one first. */
export function inHistoryOrder(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return [...entries].sort((one, other) => compareText(other.at, one.at) || compareText(other.id, one.id));
}

/** What stands behind that key in the order of `inHistoryOrder`. */
export function isAfterKey({ at, id }: HistoryEntry, key: readonly [string, string]): boolean {
  return (compareText(at, key[0]) || compareText(id, key[1])) < 0;
}

/** What becomes of an invoice elsewhere, told by whom it concerns. */
export interface InvoiceStory {
  invoice: InvoiceView;
  /** What the audit log says of the invoice itself, newest first. */
  audited: readonly AuditLine[];
}

// By code unit, which neither language nor place changes.
function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
