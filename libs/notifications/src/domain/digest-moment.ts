import { zoned } from '#kernel';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * The last instant, at or before `now`, at which it was `hour` o'clock in `zone`. Where the clocks skip that hour, the
 * first minute after it.
 */
export function lastDigestMoment(now: Date, zone: string, hour: number): Date {
  const minute = hour * 60;
  const { minuteOfDay } = zoned(now, zone);
  const back = (minuteOfDay - minute + DAY_MINUTES) % DAY_MINUTES;
  const whole = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  const guess = new Date(whole.getTime() - back * MINUTE_MS);
  // Between the guess and now the clocks may have changed: step to where the wall says the hour.
  const off = ((zoned(guess, zone).minuteOfDay - minute + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2;
  const moved = new Date(guess.getTime() - off * MINUTE_MS);
  return moved <= now ? moved : new Date(moved.getTime() - DAY_MINUTES * MINUTE_MS);
}
