import { Money } from '#kernel';
import { isSameRecord, ofChangeThere } from './cause-of.js';
import { sizeOf } from './compare-records.js';
import type { CountedHere } from './counted-items.repository.js';
import type { DifferenceCause, Finding } from './reconciliation.types.js';

/** A counted item as both sides have it now. */
export interface CountedOnBoth extends CountedHere {
  there: { onHand: string; version: string | null; updatedAt: string | null };
  /** How much of it the books are still to be told that jobs used. */
  untold: string;
}

/** Items whose quantity on hand is not the same: it moved there since it was read, or was used here and not told yet. */
export function stockFindings(
  items: readonly CountedOnBoth[],
  currency: string,
  lastSync: Date | null,
): Finding[] {
  return items.flatMap((item): Finding[] => {
    const moved = Money.of(item.onHand).minus(item.there.onHand);
    const untold = Money.of(item.untold);
    const isMoved = !moved.isZero();
    if (!isMoved && untold.isZero()) return [];
    const ours = isMoved ? Money.of(item.onHand) : Money.of(item.onHand).minus(untold);
    const { localId, remoteId, name: label } = item;
    return [
      {
        kind: 'quantity-differs',
        cause: isMoved ? causeOfMove(item, lastSync) : item.isRefused ? 'change-here' : 'timing',
        ...{ side: 'stock', entity: 'item', localId, remoteId, label, partyId: null, currency },
        ...{ ours: ours.toString(), theirs: Money.of(item.there.onHand).toString() },
        amount: sizeOf(isMoved ? moved : untold).toString(),
        detail: untold.isZero() ? {} : { untold: untold.toString() },
      },
    ];
  });
}

/**
 * Documents there move a quantity without a new version of its item, and the next look by the hour brings that. A new
 * version that is older than the last sync should have come with it.
 */
function causeOfMove(
  { hasConflict, version, updatedAt, there }: CountedOnBoth,
  lastSync: Date | null,
): DifferenceCause {
  if (hasConflict) return 'conflict';
  return isSameRecord({ version, updatedAt }, there)
    ? 'edit-there'
    : ofChangeThere(there.updatedAt, lastSync);
}
