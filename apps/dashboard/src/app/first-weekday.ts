import { useMay } from './me';
import { useRead } from './queries';

const [MONDAY, SUNDAY] = [1, 7];

/**
 * The weekday on which the weeks of the organization begin, as `Intl` counts: one for time, pay, the schedule and calendars,
 * in every language. Monday unless it says otherwise.
 */
export function useFirstWeekday(): number {
  const isOff = !useMay('time-entries.read');
  const { data } = useRead('/api/v1/timekeeping-policy', undefined, { isOff });
  return data ? data.weekStartsOn || SUNDAY : MONDAY;
}
