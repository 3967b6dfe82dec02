import { addDays, clockAt, dayAt, instantAt } from '../../app/days';
import { onDay, stretchOf, type Visit } from './plan';

/** How a board counts time: where a visit is lifted, and one step of the arrow keys from there. */
export interface BoardTime {
  startOf(visit: Visit): string;
  step(start: string, by: -1 | 1): string | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A step of the arrow keys and of the mouse on the board of a day. */
export const STEP_MINUTES = 15;

/** By days, at the same hour. */
export const weekTime = (days: readonly string[], today: string, zone: string): BoardTime => ({
  startOf: (visit) =>
    visit.scheduledStart ?? onDay(visit, days.includes(today) ? today : (days[0] ?? today), zone),
  step: (start, by) => {
    const day = dayAt(start, zone);
    const edge = by > 0 ? days[0] : days.at(-1);
    const next = days.includes(day) ? addDays(day, by) : edge;
    return next && days.includes(next) ? instantAt(next, clockAt(start, zone), zone) : undefined;
  },
});

/** By quarters of an hour. */
export const dayTime = (day: string, zone: string): BoardTime => ({
  startOf: (visit) => visit.scheduledStart ?? onDay(visit, day, zone),
  step: (start, by) => {
    const isHere = dayAt(start, zone) === day;
    const from = isHere ? start : instantAt(day, clockAt(start, zone), zone);
    const next = new Date(Date.parse(from) + by * STEP_MINUTES * MINUTE_MS);
    return dayAt(next.toISOString(), zone) === day ? next.toISOString() : undefined;
  },
});

export interface Axis {
  from: number;
  to: number;
  /** Every full hour on it. */
  hours: readonly number[];
}

const [USUAL_FROM, USUAL_TO] = ['06:00', '19:00'];

/** The hours of a day that are shown: those of work, and as many more as visits need. */
export function axisOf(day: string, visits: readonly Visit[], zone: string): Axis {
  const [midnight, next] = [instantAt(day, '00:00', zone), instantAt(addDays(day, 1), '00:00', zone)].map(
    Date.parse,
  ) as [number, number];
  const stretches = visits.flatMap((visit) => stretchOf(visit) ?? []);
  const usual = [
    Date.parse(instantAt(day, USUAL_FROM, zone)),
    Date.parse(instantAt(day, USUAL_TO, zone)),
  ] as const;
  const first = Math.max(midnight, Math.min(usual[0], ...stretches.map(({ from }) => from)));
  const last = Math.min(next, Math.max(usual[1], ...stretches.map(({ to }) => to)));
  const from = midnight + Math.floor((first - midnight) / HOUR_MS) * HOUR_MS;
  const to = midnight + Math.ceil((last - midnight) / HOUR_MS) * HOUR_MS;
  const hours = Array.from(
    { length: Math.round((to - from) / HOUR_MS) },
    (_, index) => from + index * HOUR_MS,
  );
  return { from, to, hours };
}

/**
 * When a visit would begin whose left edge is dropped at a share of the axis. What began before the axis is drawn from its
 * beginning on, and keeps what is hidden of it; what is dropped where it stands keeps its time, whole step or not.
 */
export function startAt(axis: Axis, visit: Visit, share: number): string {
  const stretch = stretchOf(visit);
  const isHere = stretch !== undefined && stretch.from < axis.to && stretch.to > axis.from;
  const hidden = isHere ? Math.max(0, axis.from - stretch.from) : 0;
  const raw = axis.from + share * (axis.to - axis.from) - hidden;
  const isWhereItStands = isHere && Math.abs(raw - stretch.from) <= (STEP_MINUTES * MINUTE_MS) / 2;
  if (isWhereItStands && visit.scheduledStart) return visit.scheduledStart;
  return new Date(Date.parse(instantOn(axis, share)) - hidden).toISOString();
}

/** Where a share of the axis is, in whole steps. */
export function instantOn({ from, to }: Axis, share: number): string {
  const step = STEP_MINUTES * MINUTE_MS;
  const at = from + Math.max(0, Math.min(1, share)) * (to - from);
  return new Date(Math.min(to - step, from + Math.round((at - from) / step) * step)).toISOString();
}
