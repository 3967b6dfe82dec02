import { isDay } from '../../app/calendar';
import { addDays, clockAt, dayAt, daysBetween, instantAt } from '../../app/days';
import type { Plan } from './plan';

/** Who goes and when, as it is typed: a day, and clock times of it. */
export interface PlanValues {
  contractorIds: string[];
  day: string;
  from: string;
  to: string;
  /** How many days later it ends, where the clock times alone would say another day; else 0. */
  daysLater: number;
}

const FIRST_HOUR = '08:00';

/** What clock times alone say: an end that is not after the start is on the next day. */
const usualDays = (from: string, to: string): number => (to <= (from || FIRST_HOUR) ? 1 : 0);

export function planValues({ contractorIds, scheduledStart, scheduledEnd }: Plan, zone: string): PlanValues {
  const day = scheduledStart ? dayAt(scheduledStart, zone) : '';
  const from = scheduledStart ? clockAt(scheduledStart, zone) : '';
  const to = scheduledEnd ? clockAt(scheduledEnd, zone) : '';
  const days = day && scheduledEnd ? daysBetween(day, dayAt(scheduledEnd, zone)) : 0;
  return { contractorIds, day, from, to, daysLater: to && days > usualDays(from, to) ? days : 0 };
}

/** The day on which it ends, as typed; undefined where it has no end. */
export function lastDayOf({
  day,
  from,
  to,
  daysLater,
}: Omit<PlanValues, 'contractorIds'>): string | undefined {
  return isDay(day) && to ? addDays(day, daysLater || usualDays(from, to)) : undefined;
}

/** What was typed, as instants. A time that nobody touched stays as it is, to the second and on the day of its end. */
export function typedPlan(values: PlanValues, zone: string, before?: Plan): Plan {
  const { contractorIds, day, from, to } = values;
  if (before && isSameTime(values, planValues(before, zone))) return { ...before, contractorIds };
  if (!isDay(day)) return { contractorIds, scheduledStart: null, scheduledEnd: null };
  const lastDay = lastDayOf(values);
  return {
    ...{ contractorIds, scheduledStart: instantAt(day, from || FIRST_HOUR, zone) },
    scheduledEnd: lastDay ? instantAt(lastDay, to, zone) : null,
  };
}

const isSameTime = (one: PlanValues, other: PlanValues): boolean =>
  (['day', 'from', 'to', 'daysLater'] as const).every((name) => one[name] === other[name]);
