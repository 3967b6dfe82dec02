export interface MonthOfCalls {
  /** Made since the month began. */
  calls: number;
  /** How much of the month is over, from 0 to 1. */
  elapsed: number;
}

/** Of the calls that the month allows up to now; the others are for the hour's look and for what is sent. */
const SHARE = 0.5;
/** A month begins with the share of its first day. */
const DAY = 1 / 31;

/** Whether what nobody needs can still be asked for: so that it never uses up what writes need at the end of the month. */
export function hasCallsToSpare({ calls, elapsed }: MonthOfCalls, perMonth: number): boolean {
  return calls < perMonth * Math.max(elapsed, DAY) * SHARE;
}
