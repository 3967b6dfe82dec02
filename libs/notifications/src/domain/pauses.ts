const HOUR_SECONDS = 3_600;
const FIRST_PAUSE_SECONDS = 2;

/** Pauses of a delivery double from two to four seconds up to an hour: 14 attempts take about three hours. */
export const MAX_ATTEMPTS = 14;

/** So many attempts in a row that nothing came of, whatever was sent: from then on one message at a time finds out. */
export const RESTS_AFTER = 5;

/** No endpoint rests longer, unless it asks for that: whoever mends it wants to see messages arrive. */
export const LONGEST_REST_SECONDS = 600;
const FIRST_REST_SECONDS = 5;

/** Seconds until the next attempt at a delivery. The chance keeps apart what failed together. */
export function pauseAfter(attempts: number, askedFor = 0, chance = Math.random()): number {
  return Math.max(askedFor, spread(doubled(FIRST_PAUSE_SECONDS, attempts, HOUR_SECONDS), chance));
}

/** Seconds for which an endpoint is sent nothing after so many failures in a row; 0: it goes on. What it asks for wins. */
export function restAfter(failures: number, askedFor = 0, chance = Math.random()): number {
  if (askedFor > 0) return askedFor;
  if (failures < RESTS_AFTER) return 0;
  return spread(doubled(FIRST_REST_SECONDS, failures - RESTS_AFTER + 1, LONGEST_REST_SECONDS), chance);
}

/** RFC 9110, 10.2.3: seconds or a date. At most an hour; undefined where it says nothing that can be understood. */
export function askedPause(retryAfter: string | null, now: Date): number | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(HOUR_SECONDS, Math.ceil(seconds)) : undefined;
}

function doubled(first: number, times: number, most: number): number {
  return Math.min(most, first * 2 ** times);
}

function spread(seconds: number, chance: number): number {
  return Math.ceil(seconds / 2 + (seconds / 2) * chance);
}
