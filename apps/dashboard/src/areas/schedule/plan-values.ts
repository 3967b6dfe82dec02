import { addDays, clockAt, dayAt, instantAt } from '../../app/days';
import type { Plan } from './plan';

/** Who goes and when, as it is typed: a day, and clock times of it. */
export interface PlanValues {
  contractorIds: string[];
  day: string;
  from: string;
  to: string;
}

export function planValues({ contractorIds, scheduledStart, scheduledEnd }: Plan, zone: string): PlanValues {
  return {
    contractorIds,
    day: scheduledStart ? dayAt(scheduledStart, zone) : '',
    from: scheduledStart ? clockAt(scheduledStart, zone) : '',
    to: scheduledEnd ? clockAt(scheduledEnd, zone) : '',
  };
}

/** What was typed, as instants: an end that is not after the start is on the next day. */
export function typedPlan({ contractorIds, day, from, to }: PlanValues, zone: string): Plan {
  const scheduledStart = day ? instantAt(day, from || '08:00', zone) : null;
  const lastDay = to <= (from || '08:00') ? addDays(day, 1) : day;
  return { contractorIds, scheduledStart, scheduledEnd: day && to ? instantAt(lastDay, to, zone) : null };
}
