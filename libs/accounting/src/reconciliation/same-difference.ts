import { canonicalJson } from '#kernel';
import type { Difference, Finding } from './reconciliation.types.js';

/**
 * Whether a difference is what it was when a person explained it. What a customer owes in all moves every day; what is
 * between the two books does not.
 */
export function isStillTheSame(before: Difference, now: Finding): boolean {
  const isBalance = now.kind === 'party-balance-differs';
  const figures = ({ kind, amount, ours, theirs, detail }: Finding) =>
    canonicalJson({ kind, amount, detail, ...(!isBalance && { ours, theirs }) });
  return figures(before) === figures(now);
}
