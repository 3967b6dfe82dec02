import { type Difference, HARMLESS, type Reconciliation } from './reconciliation.types.js';

/** Whether somebody has to do something about a difference. */
export function needsPerson({ status, cause }: Pick<Difference, 'status' | 'cause'>): boolean {
  return (status === 'open' || status === 'repairing') && !HARMLESS.includes(cause);
}

type Kept = Pick<Difference, 'status' | 'cause'> & { count?: number };

/** Those that still need a person, of differences or numbers of them; what was too much to be kept counts as such. */
export function openOf({ found }: Pick<Reconciliation, 'found'>, kept: readonly Kept[]): number {
  const number = (some: readonly Kept[]) => some.reduce((sum, { count = 1 }) => sum + count, 0);
  return number(kept.filter(needsPerson)) + Math.max(0, found - number(kept));
}
