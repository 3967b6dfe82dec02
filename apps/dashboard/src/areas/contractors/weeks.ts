import type { schemas } from '#api-client';
import { addDays, startOfWeek } from '../../app/days';

type Entry = Pick<schemas['TimeEntryAnswer'], 'workDate' | 'minutes' | 'status' | 'billable'>;

/** Minutes of one week. */
export interface WeekOfTime {
  firstDay: string;
  minutes: number;
  approved: number;
  waiting: number;
  billable: number;
}

const APPROVED: readonly Entry['status'][] = ['approved', 'invoiced'];

const minutesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);

/** The last `count` weeks, the newest first. What was sent back counts once it is handed in again. */
export function weeksOf(
  entries: readonly Entry[],
  today: string,
  count: number,
  /** The weekday on which weeks begin. */
  first: number,
): WeekOfTime[] {
  const newest = startOfWeek(today, first);
  return Array.from({ length: count }, (_, index) => {
    const firstDay = addDays(newest, -7 * index);
    const those = entries.filter(
      ({ workDate, status }) => startOfWeek(workDate, first) === firstDay && status !== 'rejected',
    );
    return {
      firstDay,
      minutes: minutesOf(those),
      approved: minutesOf(those.filter(({ status }) => APPROVED.includes(status))),
      waiting: minutesOf(those.filter(({ status }) => status === 'submitted')),
      billable: minutesOf(those.filter(({ billable }) => billable)),
    };
  });
}
