import { foldLetters, sharedWords } from '#kernel';
import { keyOf } from '../sync/bindings/entity-binding.js';
import type { PartnerFacts } from './partner-facts.js';

export const REASONS = ['same-name', 'same-code', 'same-figure', 'similar-name', 'same-kind'] as const;
export type Reason = (typeof REASONS)[number];

export interface Suggestion<T> {
  candidate: T;
  /** From 0 to 100: how sure we are. */
  score: number;
  reasons: Reason[];
}

/** Below this nothing is proposed by itself. */
const SURE_ENOUGH = 50;
const WEIGHTS: Record<Reason, number> = {
  'same-name': 90,
  'same-code': 85,
  'same-figure': 30,
  'similar-name': 45,
  'same-kind': 5,
};
/** Names are alike when half of their words are the same. */
const ALIKE = 0.5;

/** All candidates, the likeliest first; equal ones by name, so that the order never depends on chance. */
export function rankPartners<T extends PartnerFacts>(
  ours: PartnerFacts,
  candidates: readonly T[],
): Suggestion<T>[] {
  const mine = traitsOf(ours);
  return candidates
    .map((candidate) => suggestion(mine, candidate))
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name, 'en'));
}

/** The one to propose: sure enough, and surer than every other. */
export function bestPartner<T extends PartnerFacts>(
  ours: PartnerFacts,
  candidates: readonly T[],
): Suggestion<T> | undefined {
  const mine = traitsOf(ours);
  let best: T | undefined;
  let most = 0;
  let isAlone = true;
  for (const candidate of candidates) {
    const theirs = traitsOf(candidate);
    // Without a name or a code in common nobody is sure enough.
    if (!isSame(mine.code, theirs.code) && !isLike(mine, theirs)) continue;
    const score = scoreOf(reasonsFor(mine, theirs));
    if (score < SURE_ENOUGH || score < most) continue;
    isAlone = score > most;
    [best, most] = [candidate, score];
  }
  return best && isAlone ? suggestion(mine, best) : undefined;
}

function suggestion<T extends PartnerFacts>(mine: Traits, candidate: T): Suggestion<T> {
  const reasons = reasonsFor(mine, traitsOf(candidate));
  return { candidate, score: scoreOf(reasons), reasons };
}

function reasonsFor(mine: Traits, theirs: Traits): Reason[] {
  const reasons: Reason[] = [];
  if (mine.name === theirs.name) reasons.push('same-name');
  else if (isLike(mine, theirs)) reasons.push('similar-name');
  if (isSame(mine.code, theirs.code)) reasons.push('same-code');
  if (isSame(mine.figure, theirs.figure)) reasons.push('same-figure');
  if (isSame(mine.kind, theirs.kind)) reasons.push('same-kind');
  return reasons;
}

const scoreOf = (reasons: readonly Reason[]): number =>
  Math.min(
    100,
    reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0),
  );

/** What is compared. A page of ours meets thousands of theirs, so it is worked out once for each. */
interface Traits {
  name: string;
  words: readonly string[];
  code: string | null;
  figure: string | null;
  kind: string | null;
}

const known = new WeakMap<PartnerFacts, Traits>();

function traitsOf(facts: PartnerFacts): Traits {
  const before = known.get(facts);
  if (before) return before;
  const { name, code, figure, kind } = facts;
  const plain = (text: string | null) => (text === null ? null : keyOf(text));
  const traits = {
    ...{ name: keyOf(name), words: wordsOf(name) },
    ...{ code: plain(code), figure: plain(figure), kind: plain(kind) },
  };
  known.set(facts, traits);
  return traits;
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

/** Whether the names are the same, or half of all their words are in both. */
function isLike(mine: Traits, theirs: Traits): boolean {
  return mine.name === theirs.name || sharedWords(mine.words, theirs.words) >= ALIKE;
}

/** A name's words, without accents and capitals, each once. */
function wordsOf(name: string): string[] {
  return [...new Set(foldLetters(name).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');
}
