import { addDays, startOfWeek } from '../../app/days';
import { useFirstWeekday } from '../../app/first-weekday';
import { useAll, useList } from '../../app/queries';
import { useToday } from '../../app/today';

/** How many weeks of time are shown, this one included. */
export const WEEKS = 4;

/** The first day of the weeks that are shown. */
export function useFrom(): string {
  return addDays(startOfWeek(useToday(), useFirstWeekday()), -7 * (WEEKS - 1));
}

/** Her time of the last weeks, and what runs now. */
export function useTimeOf(contractorId: string, isOff = false) {
  const from = useFrom();
  return useAll('/api/v1/time-entries', { contractorId, from }, { isOff });
}

export const useClearances = (id: string) =>
  useList('/api/v1/contractors/{id}/clearances', { limit: 200 }, { id });
