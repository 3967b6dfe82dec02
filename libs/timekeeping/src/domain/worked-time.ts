import { DomainError, localDateOf, startOfDay } from '#kernel';

/** A stretch of time; its end is not part of it. */
export interface Stretch {
  startedAt: Date;
  endedAt: Date;
}

/** Work from clock-in to clock-out with the breaks in between. */
export interface Work extends Stretch {
  breaks: readonly Stretch[];
}

/** The part of some work that fell on one local day. */
export interface DayOfWork extends Work {
  /** The site's calendar day. */
  workDate: string;
  /** Whole minutes worked, breaks left out, before any rounding. */
  minutes: number;
}

const MINUTE = 60_000;
/** Longer than anybody works at a stretch: a wrong day or a forgotten timer. */
const LONGEST = 72 * 60 * MINUTE;

/**
 * Minutes between clock-in and clock-out without the breaks. A punch counts from the minute that the clock shows, so that
 * the parts of a stretch always add up to the whole.
 */
export function minutesWorked({ breaks, ...whole }: Work): number {
  return minutesOf(whole) - breaks.reduce((sum, pause) => sum + minutesOf(pause), 0);
}

/** The work cut where one local day of `zone` ends and the next begins. Days on which nothing was worked are left out. */
export function splitByDay(work: Work, zone: string): DayOfWork[] {
  const days: DayOfWork[] = [];
  for (let from = work.startedAt; from < work.endedAt || days.length === 0; ) {
    const workDate = localDateOf(from, zone);
    const next = nextDayBegins(workDate, zone);
    const isLast = next >= work.endedAt;
    const to = isLast ? work.endedAt : next;
    const breaks = work.breaks.map((pause) => within(pause, from, to)).filter((pause) => pause !== undefined);
    const part = { startedAt: from, endedAt: to, breaks };
    days.push({ ...part, workDate, minutes: minutesWorked(part) });
    if (isLast) break;
    from = to;
  }
  const worked = days.filter(({ minutes }) => minutes > 0);
  return worked.length > 0 ? worked : days.slice(0, 1);
}

/** Throws unless the end comes after the start and the breaks lie in order in between, without touching one another. */
export function checkWork({ startedAt, endedAt, breaks }: Work): void {
  if (endedAt < startedAt) throw refusal('ENDS_BEFORE_START', 'The work ends before it starts.', 'endedAt');
  if (endedAt.getTime() - startedAt.getTime() > LONGEST)
    throw refusal('TOO_LONG', 'The work is longer than three days.', 'endedAt');
  let last = startedAt;
  for (const [index, pause] of breaks.entries()) {
    if (pause.startedAt < last || pause.endedAt < pause.startedAt || pause.endedAt > endedAt) {
      throw refusal(
        'BREAK_OUTSIDE',
        `Break ${index + 1} does not lie within the work, or overlaps the one before.`,
        `breaks.${index}`,
      );
    }
    last = pause.endedAt;
  }
}

function nextDayBegins(workDate: string, zone: string): Date {
  const following = new Date(Date.parse(`${workDate}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(following, zone);
}

function within({ startedAt, endedAt }: Stretch, from: Date, to: Date): Stretch | undefined {
  const start = startedAt > from ? startedAt : from;
  const end = endedAt < to ? endedAt : to;
  return start < end ? { startedAt: start, endedAt: end } : undefined;
}

function minutesOf({ startedAt, endedAt }: Stretch): number {
  return Math.floor(endedAt.getTime() / MINUTE) - Math.floor(startedAt.getTime() / MINUTE);
}

function refusal(reason: string, message: string, field: string): DomainError {
  return new DomainError(`TIMEKEEPING.${reason}`, message, {
    field,
    fix: 'Correct the times; every instant needs its offset from UTC, such as 2026-11-21T08:00:00-05:00.',
  });
}
