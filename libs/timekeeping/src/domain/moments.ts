import { DomainError, isInstant, isTimeZone } from '#kernel';

/** A device whose clock goes ahead of ours by less is forgiven. */
const AHEAD_MS = 15 * 60_000;

/** The instant that `text` names. Throws `TIMEKEEPING.BAD_INSTANT` for one that is on no calendar. */
export function instantOf(text: string, field: string): Date {
  if (isInstant(text)) return new Date(text);
  throw new DomainError('TIMEKEEPING.BAD_INSTANT', `"${text}" is not a moment in time.`, {
    field,
    fix: 'Write it as 2026-11-21T08:00:00-05:00: day, time and offset from UTC.',
  });
}

/** Throws `TIMEKEEPING.IN_THE_FUTURE`: what has not happened yet was not worked. */
export function checkNotAhead(at: Date, now: Date, field: string): void {
  if (at.getTime() <= now.getTime() + AHEAD_MS) return;
  throw new DomainError('TIMEKEEPING.IN_THE_FUTURE', 'This moment lies in the future.', {
    field,
    fix: 'Check the clock and the time zone of the device, and send it again.',
    details: { at: at.toISOString(), now: now.toISOString() },
  });
}

/** The zone, if it is one. Throws `TIMEKEEPING.UNKNOWN_ZONE`. */
export function zoneNamed(zone: string): string {
  if (isTimeZone(zone)) return zone;
  throw new DomainError('TIMEKEEPING.UNKNOWN_ZONE', `"${zone}" is not a time zone.`, {
    field: 'zone',
    fix: 'Use an IANA name such as America/Toronto, or leave it out: then it follows from the site.',
  });
}

/** Whole seconds that the device's clock was ahead of ours. */
export function skewOf(sentAt: Date, now: Date): number {
  return Math.round((sentAt.getTime() - now.getTime()) / 1000);
}
