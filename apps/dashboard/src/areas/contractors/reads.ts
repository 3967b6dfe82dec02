import { addDays, startOfWeek } from '../../app/days';
import { useAll, useList } from '../../app/queries';
import { useToday } from '../../app/today';

/** How many weeks of time are shown, this one included. */
export const WEEKS = 4;

/** Her time of the last weeks, and what runs now. */
export function useTimeOf(contractorId: string, isOff = false) {
  const from = addDays(startOfWeek(useToday()), -7 * (WEEKS - 1));
  return useAll('/api/v1/time-entries', { contractorId, from }, { isOff });
}

export const useClearances = (id: string) =>
  useList('/api/v1/contractors/{id}/clearances', { limit: 200 }, { id });
