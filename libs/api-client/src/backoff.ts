const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before trying again after so many failures: a second, then twice as long each time, a minute at most.
 * `share` of 0 to 1 takes up to half of it off, so that not everybody comes back at the same moment.
 */
export function waitAfter(failures: number, share = Math.random()): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(wait * (1 - share / 2));
}
