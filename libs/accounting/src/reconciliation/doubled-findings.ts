import { sideOf } from './naming.js';
import type { DoubledDocument } from './our-books.repository.js';
import type { Finding } from './reconciliation.types.js';

/** Second entries that a sync has taken in: both books agree on them, and both are wrong. */
export function doubledFindings(doubled: readonly DoubledDocument[]): Finding[] {
  return doubled.map(({ entity, localId, remoteId, label, currency, partyId, total, twin }) => ({
    kind: 'duplicate-there',
    cause: 'only-there',
    ...{ side: sideOf(entity), entity, localId, remoteId, label, partyId, currency },
    ...{ ours: total, theirs: total, amount: total },
    detail: { note: twin },
  }));
}
