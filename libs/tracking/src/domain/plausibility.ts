import { metresBetween } from '#kernel';
import type { Fix } from './geofence.js';

/** A fix with the moment at which the device took it. */
export interface TimedFix extends Fix {
  at: Date;
}

/** A phone's clock may be ahead of ours by this much. */
const AHEAD_MS = 2 * 60_000;
/** What a phone kept while it was out of reach may be this old. */
const OLDEST_MS = 7 * 24 * 3_600_000;
/** A place that is less sure than this is no place. */
const WORST_ACCURACY = 2_000;
/** Metres a second: 250 km/h, more than any truck and less than a jump of the phone's to another cell. */
const FASTEST = 70;

export type Implausible = 'CLOCK_AHEAD' | 'TOO_OLD' | 'TOO_VAGUE' | 'TOO_FAST';

/** Why `fix` cannot be true, or undefined. `last` is the newest place that was believed. */
export function implausible(fix: TimedFix, last: TimedFix | undefined, now: Date): Implausible | undefined {
  const age = now.getTime() - fix.at.getTime();
  if (age < -AHEAD_MS) return 'CLOCK_AHEAD';
  if (age > OLDEST_MS) return 'TOO_OLD';
  if (fix.accuracyMeters > WORST_ACCURACY) return 'TOO_VAGUE';
  if (last && last.at < fix.at && tooFast(fix, last)) return 'TOO_FAST';
  return undefined;
}

/** Faster than possible, even when both phones' errors point the same way. */
function tooFast(fix: TimedFix, last: TimedFix): boolean {
  const metres = metresBetween(fix, last) - fix.accuracyMeters - last.accuracyMeters;
  const seconds = Math.max(1, (fix.at.getTime() - last.at.getTime()) / 1000);
  return metres / seconds > FASTEST;
}
