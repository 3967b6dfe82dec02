/** So many attempts in a row, over so long, without one message that arrived: nobody is there any more. */
export const DEAD_AFTER = { failures: 20, hours: 72 } as const;

/** Both: a busy endpoint may fail often within a minute, and a quiet one seldom within a week. */
export function isDead({ failures, hours }: { failures: number; hours: number }): boolean {
  return failures >= DEAD_AFTER.failures && hours >= DEAD_AFTER.hours;
}

export function whyDead(
  { failures, hours }: { failures: number; hours: number },
  last: string | null,
): string {
  const days = Math.floor(hours / 24);
  return `Nothing has arrived for ${days} days (${failures} attempts in a row). ${last ?? ''}`.trim();
}
