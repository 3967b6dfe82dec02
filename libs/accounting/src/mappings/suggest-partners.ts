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
  return candidates
    .map((candidate) => ({ candidate, ...compare(ours, candidate) }))
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name, 'en'));
}

/** The one to propose: sure enough, and surer than the next. */
export function bestPartner<T extends PartnerFacts>(
  ours: PartnerFacts,
  candidates: readonly T[],
): Suggestion<T> | undefined {
  const [first, second] = rankPartners(ours, candidates);
  if (!first || first.score < SURE_ENOUGH) return undefined;
  return second && second.score === first.score ? undefined : first;
}

function compare(ours: PartnerFacts, theirs: PartnerFacts): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  if (keyOf(ours.name) === keyOf(theirs.name)) reasons.push('same-name');
  else if (overlap(ours.name, theirs.name) >= ALIKE) reasons.push('similar-name');
  if (isSame(ours.code, theirs.code)) reasons.push('same-code');
  if (isSame(ours.figure, theirs.figure)) reasons.push('same-figure');
  if (isSame(ours.kind, theirs.kind)) reasons.push('same-kind');
  const sum = reasons.reduce((before, reason) => before + WEIGHTS[reason], 0);
  return { score: Math.min(100, sum), reasons };
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && keyOf(a) === keyOf(b);
}

/** How many of the words of both names are in both. */
function overlap(a: string, b: string): number {
  const [mine, theirs] = [wordsOf(a), wordsOf(b)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  const all = new Set([...mine, ...theirs]).size;
  return all === 0 ? 0 : shared / all;
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );
}
