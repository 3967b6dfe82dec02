import { Money } from '#kernel';

/** Percentages of a budget at which somebody is told. */
export const FULL = 100;

/** What is watched of a job's budget. Amounts are decimal text in the organization's currency. */
export interface WatchedBudget {
  version: number;
  budget: string;
  /** An early word before the budget is used up; null for none. */
  warnPercent: number | null;
  /** What was told already. */
  raised: readonly number[];
}

export function thresholdsOf({ warnPercent }: Pick<WatchedBudget, 'warnPercent'>): number[] {
  return warnPercent !== null && warnPercent < FULL ? [warnPercent, FULL] : [FULL];
}

/** The thresholds that a cost has passed: the early one is passed when it is reached, the full one by the first cent more. */
export function passed(watched: Pick<WatchedBudget, 'warnPercent' | 'budget'>, cost: string): number[] {
  return thresholdsOf(watched).filter((percent) => {
    const limit = Money.of(watched.budget).percent(String(percent));
    const difference = Money.of(cost).compare(limit);
    return percent < FULL ? difference >= 0 && !Money.of(cost).isZero() : difference > 0;
  });
}
