import { Money } from '#kernel';
import type { LedgerSide, OpenDocument } from '../ports/balance-reader.js';
import { TOLERANCE } from './cause-of.js';
import { sizeOf } from './compare-records.js';
import type { OpenGap, PartyGap } from './our-books.repository.js';
import type { DifferenceCause, Finding } from './reconciliation.types.js';

/** Lines of the report that are told of as an explanation. */
const MOST_LINES = 3;

interface Ledger {
  side: LedgerSide;
  currency: string;
  parties: readonly PartyGap[];
  /** Documents that explain a part of it: those have a name of their own. */
  documents: readonly OpenGap[];
  /** Their open documents, for those that are none of ours. */
  open: readonly OpenDocument[];
}

/** Customers or vendors whose balance differs by more than their documents do. */
export function partyFindings({ side, currency, parties, documents, open }: Ledger): Finding[] {
  const explained = new Map<string, Money>();
  const add = (party: string | null, amount: Money) => {
    if (party !== null) explained.set(party, (explained.get(party) ?? Money.zero).plus(amount));
  };
  for (const { ourParty, theirParty, ours, theirs } of documents) {
    add(theirParty, Money.of(theirs));
    add(ourParty, Money.of(ours).negated());
  }
  return parties.flatMap((gap): Finding[] => {
    const whole = Money.of(gap.theirs).minus(gap.ours);
    const left = whole.minus(explained.get(gap.party) ?? Money.zero);
    if (left.isZero()) return [];
    const strange = open.filter(({ entity, partyId }) => entity === null && partyId === gap.remoteId);
    return [
      {
        kind: 'party-balance-differs',
        cause: causeOfBalance(left, gap.documents, strange.length > 0),
        ...{ side, entity: side === 'receivable' ? 'customer' : 'vendor', currency },
        ...{ localId: gap.partyId, partyId: gap.partyId, remoteId: gap.remoteId, label: gap.name },
        ours: Money.of(gap.ours).toFixed(),
        theirs: Money.of(gap.theirs).toFixed(),
        amount: sizeOf(left).toFixed(),
        detail: strange.length === 0 ? {} : { note: linesOf(strange) },
      },
    ];
  });
}

function causeOfBalance(left: Money, documents: number, hasStrangers: boolean): DifferenceCause {
  if (sizeOf(left).compare(Money.of(TOLERANCE).times(Math.max(documents, 1))) <= 0) return 'rounding';
  return hasStrangers ? 'only-there' : 'unexplained';
}

function linesOf(strange: readonly OpenDocument[]): string {
  const shown = strange
    .slice(0, MOST_LINES)
    .map(({ kind, number, amount }) => [kind, number, Money.of(amount).toFixed()].filter(Boolean).join(' '));
  return [...shown, ...(strange.length > MOST_LINES ? ['…'] : [])].join(', ');
}
