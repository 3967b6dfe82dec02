import { Money } from '#kernel';
import type { LedgerSide } from '../ports/balance-reader.js';
import { TOLERANCE } from './cause-of.js';
import { sizeOf } from './compare-records.js';
import type { FoundDifferences } from './found-differences.js';
import type { OpenGap } from './our-books.repository.js';
import type { Finding } from './reconciliation.types.js';

export type LedgerGap = OpenGap & { side: LedgerSide; currency: string };

/**
 * Documents that were open with another amount in the report, and on which both sides agreed when they were read: a cent of
 * its exchange rate, or somebody was at work between the two. The control totals differ by that, so it is told.
 */
export function unconfirmedGaps(gaps: readonly LedgerGap[], found: FoundDifferences): Finding[] {
  return gaps.flatMap(({ entity, localId, remoteId, ourParty, ours, theirs, side, currency }): Finding[] => {
    if (found.has({ entity, localId, remoteId })) return [];
    const amount = sizeOf(Money.of(theirs).minus(ours));
    return [
      {
        kind: 'balance-differs',
        cause: amount.compare(TOLERANCE) <= 0 ? 'rounding' : 'timing',
        ...{ side, entity, localId, remoteId, label: null, partyId: ourParty, currency },
        ours: Money.of(ours).toFixed(),
        theirs: Money.of(theirs).toFixed(),
        amount: amount.toFixed(),
        detail: {},
      },
    ];
  });
}
