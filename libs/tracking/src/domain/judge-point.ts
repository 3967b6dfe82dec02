import type { Presence, RefusedPoint } from '#kernel';
import type { Fence } from './geofence.js';
import { implausible, type TimedFix } from './plausibility.js';

/** A stretch of work between clock-in and clock-out; `endedAt` is null while it lasts. */
export interface Stretch {
  timeEntryId: string;
  startedAt: Date;
  endedAt: Date | null;
}

/** What decides whether the places of one contractor may be kept. */
export interface TrackingFacts {
  contractorId: string;
  /** The organization tracks continuously. */
  isContinuous: boolean;
  consentSince: Date | null;
  stretches: readonly Stretch[];
  /** The newest place that was believed, while she works. */
  last?: TimedFix;
  siteWorkOrderId: string | null;
  presence: Presence;
  fences: readonly Fence[];
}

export interface Point extends TimedFix {
  speed: number | null;
  heading: number | null;
}

export type Refusal = keyof typeof REFUSALS;

/** Every reason for which a place is not kept, in words for the person whose phone sent it. */
const REFUSALS = {
  OFF: 'Your organization does not track places while you work; only where you clock in and out.',
  NO_CONSENT: 'You have not agreed that your places are recorded.',
  NOT_CLOCKED_IN: 'Places are recorded between clock-in and clock-out only.',
  CLOCK_AHEAD: "The phone's clock is ahead; set it to automatic.",
  TOO_OLD: 'This place is more than seven days old.',
  TOO_VAGUE: 'The phone did not know where it was.',
  TOO_FAST: 'Nobody travels that fast: the phone took a place that is far off.',
} as const;

export function refusalOf(at: Date, reason: Refusal): RefusedPoint {
  return { at: at.toISOString(), code: `TRACKING.${reason}`, detail: REFUSALS[reason] };
}

/** Why the place may not be kept, or the work during which it was taken. */
export function judge(point: Point, facts: TrackingFacts, now: Date): Refusal | Stretch {
  if (!facts.isContinuous) return 'OFF';
  if (facts.consentSince === null || point.at < facts.consentSince) return 'NO_CONSENT';
  // Shifts may overlap until approvals has looked at them: the one that began last is the one she is in.
  const during = facts.stretches
    .filter(({ startedAt, endedAt }) => startedAt <= point.at && (endedAt === null || point.at <= endedAt))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
  if (!during) return 'NOT_CLOCKED_IN';
  return implausible(point, facts.last, now) ?? during;
}
