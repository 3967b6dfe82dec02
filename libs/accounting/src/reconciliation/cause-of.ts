import { Money } from '#kernel';
import type { DifferenceCause } from './reconciliation.types.js';

/** Cents that rounding may leave on one document. */
export const TOLERANCE = '0.01';
/** A reading begins a little before the last one ended: a change of these last minutes comes with the next sync. */
const OVERLAP_MS = 5 * 60_000;

/** What is known about a difference besides its figures. */
export interface Evidence {
  amount: Money;
  /** A write of ours is on its way, and not for so long that nobody would call it that. */
  isWaiting: boolean;
  hasConflict: boolean;
  /** What the link remembers of the record there; undefined without a link. */
  agreed?: { version: string | null; updatedAt: string | null };
  /** The record there now; undefined when there is none. */
  there?: { version: string | null; updatedAt: string | null };
  /** Whether the change feed tells of its deletion, or we knew of it. */
  isDeletionTold?: boolean;
  /** When the last sync that ended well began. */
  lastSync: Date | null;
}

/** Why two sides do not agree: what explains it without a fault of anybody comes first. */
export function causeOf(evidence: Evidence): DifferenceCause {
  const { amount, isWaiting, hasConflict, agreed, there } = evidence;
  if (isWaiting) return 'timing';
  if (hasConflict) return 'conflict';
  if (there === undefined) {
    if (agreed === undefined) return 'change-here';
    return evidence.isDeletionTold ? 'edit-there' : 'missed-event';
  }
  const isChangedThere = agreed === undefined || !isSameRecord(agreed, there);
  if (isChangedThere) return ofChangeThere(there.updatedAt, evidence.lastSync);
  // Nobody touched it since both agreed: what is left is how each side rounds.
  return amount.compare(TOLERANCE) <= 0 ? 'rounding' : 'change-here';
}

/** Of what was changed there: whether the next sync brings it, or the last one should have. */
export function ofChangeThere(
  updatedAt: string | null,
  lastSync: Date | null,
): 'edit-there' | 'missed-event' {
  return isStillToCome(updatedAt, lastSync) ? 'edit-there' : 'missed-event';
}

/** Whether it is the record there that both sides last agreed on. */
export function isSameRecord(
  agreed: Required<Evidence>['agreed'],
  there: Required<Evidence>['there'],
): boolean {
  if (agreed.version !== null && there.version !== null) return agreed.version === there.version;
  return Date.parse(agreed.updatedAt ?? '') === Date.parse(there.updatedAt ?? '');
}

function isStillToCome(updatedAt: string | null, lastSync: Date | null): boolean {
  if (updatedAt === null || lastSync === null) return true;
  return Date.parse(updatedAt) >= lastSync.getTime() - OVERLAP_MS;
}
