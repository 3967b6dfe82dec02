import { Money } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import type { BothSides } from './both-sides.js';
import { effectsOf, isSettlement, sizeOf } from './compare-records.js';
import type { Named } from './naming.js';
import type { Finding } from './reconciliation.types.js';

/** What was found so far; a later look at the same record replaces an earlier one. */
export class FoundDifferences {
  private readonly found = new Map<string, Named>();
  /** The same by their numbers. */
  private readonly remote = new Set<string>();

  /** Everything that was looked at, and what of it differs. */
  note(looked: readonly BothSides[], named: readonly Named[]): void {
    for (const pair of looked) {
      this.found.delete(keyOf(pair));
      this.remote.delete(`${pair.entity} ${pair.remoteId}`);
    }
    for (const one of named) {
      this.found.set(keyOf(one.pair), one);
      this.remote.add(`${one.pair.entity} ${one.pair.remoteId}`);
    }
  }

  has(pair: Pick<BothSides, 'entity' | 'localId' | 'remoteId'>): boolean {
    const { entity, remoteId } = pair;
    return this.found.has(keyOf(pair)) || (remoteId !== null && this.remote.has(`${entity} ${remoteId}`));
  }

  /** Our ids of documents of which only what is open differs, and nothing that was found explains it. */
  unexplainedBalances(): string[] {
    return this.explained().flatMap((finding) => (isOfBalance(finding) ? (finding.localId ?? []) : []));
  }

  /**
   * The findings, without what is only the consequence of another: an invoice is open with more there because a payment is
   * not there, and that payment is the difference.
   */
  explained(): Finding[] {
    const effects = new Map<string, Money>();
    for (const { pair } of this.found.values()) {
      if (!isSettlement(pair.entity)) continue;
      for (const [id, amount] of effectsOf(pair.ours, pair.theirs))
        effects.set(id, (effects.get(id) ?? Money.zero).plus(amount));
    }
    return [...this.found.values()].flatMap(({ pair, finding }) => {
      if (!isOfBalance(finding)) return [finding];
      const left = gapOf(pair).minus(effects.get(pair.localId ?? '') ?? Money.zero);
      return left.isZero() ? [] : [{ ...finding, amount: sizeOf(left).toFixed() }];
    });
  }
}

/** Of a document that payments take something off; what it is worth at another rate no payment explains. */
function isOfBalance({ kind, entity, detail }: Finding): boolean {
  return kind === 'balance-differs' && !isSettlement(entity) && detail.rates === undefined;
}

function gapOf({ ours, theirs }: BothSides): Money {
  return (theirs?.open ?? Money.zero).minus(ours?.open ?? Money.zero);
}

function keyOf({
  entity,
  localId,
  remoteId,
}: {
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
}): string {
  return `${entity} ${localId ?? `there ${remoteId}`}`;
}
