import type { schemas } from '#api-client';
import { addDays, startOfWeek } from '../../app/days';

type Entry = Pick<schemas['TimeEntryAnswer'], 'workDate' | 'minutes' | 'status' | 'billable'>;

/** Minutes of one week, which begins on its Monday. */
export interface WeekOfTime {
  monday: string;
  minutes: number;
  approved: number;
  waiting: number;
  billable: number;
}

const APPROVED: readonly Entry['status'][] = ['approved', 'invoiced'];

const minutesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);

/** The last `count` weeks, the newest first. What was sent back counts once it is handed in again. */
export function weeksOf(entries: readonly Entry[], today: string, count: number): WeekOfTime[] {
  const newest = startOfWeek(today);
  return Array.from({ length: count }, (_, index) => {
    const monday = addDays(newest, -7 * index);
    const those = entries.filter(
      ({ workDate, status }) => startOfWeek(workDate) === monday && status !== 'rejected',
    );
    return {
      monday,
      minutes: minutesOf(those),
      approved: minutesOf(those.filter(({ status }) => APPROVED.includes(status))),
      waiting: minutesOf(those.filter(({ status }) => status === 'submitted')),
      billable: minutesOf(those.filter(({ billable }) => billable)),
    };
  });
}
