import { Money } from '#kernel';
import type { LedgerSide } from '../ports/balance-reader.js';
import { TOLERANCE } from './cause-of.js';
import { sizeOf } from './compare-records.js';
import type { FoundDifferences } from './found-differences.js';
import type { OpenGap } from './our-books.repository.js';
import type { DifferenceCause, Finding } from './reconciliation.types.js';

export type LedgerGap = OpenGap & { side: LedgerSide; currency: string };

/** What was told of a document before. */
export type EarlierGap = Pick<Finding, 'kind' | 'entity' | 'localId' | 'remoteId' | 'ours' | 'theirs'>;

/**
 * Documents that were open with another amount in the report, and on which both sides agreed when they were read: a cent of
 * its exchange rate, or somebody was at work between the two. The control totals differ by that, so it is told. A gap that
 * was told `earlier` with the same figures is nobody's work of this minute.
 */
export function unconfirmedGaps(
  gaps: readonly LedgerGap[],
  found: FoundDifferences,
  earlier: readonly EarlierGap[],
): Finding[] {
  const known = new Set(earlier.filter(({ kind }) => kind === 'balance-differs').map(figuresOf));
  return gaps.flatMap(({ entity, localId, remoteId, ourParty, side, currency, ...gap }): Finding[] => {
    if (found.has({ entity, localId, remoteId })) return [];
    const [ours, theirs] = [Money.of(gap.ours), Money.of(gap.theirs)];
    const amount = sizeOf(theirs.minus(ours));
    const figures = { entity, localId, remoteId, ours: ours.toFixed(), theirs: theirs.toFixed() };
    const lasting: DifferenceCause = known.has(figuresOf(figures)) ? 'unexplained' : 'timing';
    return [
      {
        ...{ kind: 'balance-differs', cause: amount.compare(TOLERANCE) <= 0 ? 'rounding' : lasting },
        ...{ side, label: null, partyId: ourParty, currency, ...figures },
        amount: amount.toFixed(),
        detail: {},
      },
    ];
  });
}

function figuresOf({ entity, localId, remoteId, ours, theirs }: Omit<EarlierGap, 'kind'>): string {
  return [entity, localId, remoteId, ours, theirs].join(' ');
}
