import { keysOf, type Likeness, likenessOf, type MatchReason } from './likeness.js';
import type { MatchFacts } from './matched-facts.js';
import type { Unlinked } from './unlinked.repository.js';

/** Below this nothing is proposed. */
const LIKELY = 50;
/** From here on, and where nobody else comes near, a match is sure enough to be accepted with others alike. */
const SURE = 85;
const NEAR = 10;
/** A word that so many have tells nobody apart. */
const COMMON = 300;

/** One of ours that a record there may be. */
export interface Likely extends Likeness {
  ours: Unlinked;
}

/** Ours of one kind, each found by a word of its name, its address, its number or its code. */
export class OursByTraits {
  private readonly index = new Map<string, Unlinked[]>();

  constructor(ours: readonly Unlinked[]) {
    for (const one of ours)
      for (const key of keysOf(one.facts)) {
        const found = this.index.get(key);
        if (found) found.push(one);
        else this.index.set(key, [one]);
      }
  }

  get isEmpty(): boolean {
    return this.index.size === 0;
  }

  /** Those that it may be, in no order. */
  likely(theirs: MatchFacts): Likely[] {
    const found = new Set<Unlinked>();
    for (const key of keysOf(theirs)) {
      const those = this.index.get(key) ?? [];
      if (key.startsWith('word ') && those.length > COMMON) continue;
      for (const one of those) found.add(one);
    }
    return [...found]
      .map((ours) => ({ ours, ...likenessOf(ours.facts, theirs) }))
      .filter(({ score }) => score >= LIKELY);
  }
}

/** A record there, with those of ours that it may be. */
export interface Wooed {
  remoteId: string;
  likely: readonly Likely[];
}

export interface Assigned {
  ours: Unlinked;
  score: number;
  reasons: MatchReason[];
  isSure: boolean;
}

/**
 * Each of theirs with one of ours, and each of ours once: the likeliest pairs first, over everything that was read, so that
 * a namesake on an early page takes nobody away. Equal ones in a fixed order. Where two come near, nobody is sure.
 */
export function assign(theirs: readonly Wooed[]): Map<string, Assigned> {
  const pairs = theirs
    .flatMap(({ remoteId, likely }) => likely.map((one) => ({ remoteId, ...one })))
    .sort((a, b) => b.score - a.score || compare(a.remoteId, b.remoteId) || compare(a.ours.id, b.ours.id));
  const rivals = {
    there: countNear(pairs, ({ remoteId }) => remoteId),
    here: countNear(pairs, ({ ours }) => ours.id),
  };
  const assigned = new Map<string, Assigned>();
  const taken = new Set<string>();
  for (const { remoteId, ours, score, reasons } of pairs) {
    if (assigned.has(remoteId) || taken.has(ours.id)) continue;
    const isAlone = rivals.there(remoteId, score) && rivals.here(ours.id, score);
    taken.add(ours.id);
    assigned.set(remoteId, { ours, score, reasons, isSure: score >= SURE && isAlone });
  }
  return assigned;
}

type Pair = Likely & { remoteId: string };

/** Whether one pair of a record stands alone: no other of the same comes near its score. */
function countNear(
  pairs: readonly Pair[],
  of: (pair: Pair) => string,
): (key: string, score: number) => boolean {
  const scores = new Map<string, number[]>();
  for (const pair of pairs) {
    const key = of(pair);
    scores.set(key, [...(scores.get(key) ?? []), pair.score]);
  }
  return (key, score) => (scores.get(key) ?? []).filter((other) => other >= score - NEAR).length <= 1;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
