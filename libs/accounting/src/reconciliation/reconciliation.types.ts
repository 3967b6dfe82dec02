import type { LedgerSide } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { DifferenceStatus } from './difference.states.js';

/** What is not the same on both sides. */
export const DIFFERENCE_KINDS = [
  'amount-differs',
  'tax-differs',
  'balance-differs',
  'deleted-there',
  'not-there',
  'not-here',
  'duplicate-there',
  'payment-not-here',
  'payment-not-there',
  'allocation-differs',
  'void-here-open-there',
  'open-here-void-there',
  'party-balance-differs',
  'quantity-differs',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Why it is not. */
export const DIFFERENCE_CAUSES = [
  /** A write of ours is on its way. */
  'timing',
  /** Changed there, and the next sync brings it. */
  'edit-there',
  /** Changed there before the last sync, which was never told. */
  'missed-event',
  /** Changed or made here, and nothing has told the books, or they refused it. */
  'change-here',
  /** Both sides changed it, and a person has not decided yet. */
  'conflict',
  /** As little as rounding leaves. */
  'rounding',
  /** Something in the books that is no document of ours, such as a journal entry. */
  'only-there',
  'unexplained',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** What a person can do about it with one click. */
export const REPAIRS = ['read-again', 'send-again', 'explain', 'check-again'] as const;
export type Repair = (typeof REPAIRS)[number];

/** What is compared: what is owed on either side, or what is on hand. */
export const COMPARED_SIDES = ['receivable', 'payable', 'stock'] as const;
export type ComparedSide = LedgerSide | 'stock';

/** One document, customer, vendor or counted item on which the two books do not agree. */
export interface Finding {
  kind: DifferenceKind;
  cause: DifferenceCause;
  side: ComparedSide;
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
  /** Its number, or the name of the customer or vendor. */
  label: string | null;
  /** Our customer or contractor. */
  partyId: string | null;
  currency: string;
  /** What either side says, of a counted item how many; null where it is not there. */
  ours: string | null;
  theirs: string | null;
  /** How much is between them; never negative. */
  amount: string;
  /** What else a person wants to know. */
  detail: FindingDetail;
}

export interface FindingDetail {
  /** Of the twin, the write that waits, or the cheque there. */
  note?: string;
  /** Exchange rates to the home currency, in which the amounts then are: in its own the document is the same. */
  rates?: { ours: string | null; theirs: string };
  /** Of a counted item: how much of it the books are still to be told that jobs used; below zero for what they get back. */
  untold?: string;
  /** What either side applied to each invoice, by our id. */
  allocations?: { invoiceId: string; ours: string; theirs: string }[];
}

export type ReconciliationStatus = 'queued' | 'running' | 'succeeded' | 'failed';

/** Both sides of a control total, in the company's home currency. */
export interface ControlTotal {
  ours: string;
  theirs: string;
}

/** Of items: of those that are counted. */
export interface EntityCount {
  ours: number;
  theirs: number;
  /** There, and rightly not here: what is void, or was never wanted. */
  leftOut: number;
}

export interface Reconciliation {
  id: string;
  connectionId: string;
  trigger: string;
  isThorough: boolean;
  status: ReconciliationStatus;
  /** The sync before it. */
  syncRunId: string | null;
  /** The moment that the figures are of. */
  asOf: Date | null;
  totals: Partial<Record<LedgerSide, ControlTotal>>;
  counts: Partial<Record<Entity, EntityCount>>;
  /** All that were found; no more than `MOST_DIFFERENCES` are kept. */
  found: number;
  /** There were too many to look at each: there may be more differences than were found. */
  isCut: boolean;
  calls: number;
  error: { message: string; fix?: string } | null;
  createdBy: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface Difference extends Finding {
  id: string;
  reconciliationId: string;
  connectionId: string;
  status: DifferenceStatus;
  /** Why it may stay, in a person's words. */
  explanation: string | null;
  /** What the last look at it said, when it did not settle it. */
  lastCheck: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  createdAt: Date;
}

/** As many as a person can look at; the rest is counted. */
export const MOST_DIFFERENCES = 2_000;

/** More are not looked at one by one: what is looked at stays in memory until the end. */
export const MOST_SUSPECTS = 50_000;

/** Causes that go away by themselves or are no fault: they need nobody. */
export const HARMLESS: readonly DifferenceCause[] = ['timing', 'rounding'];
