import { addDays } from '#kernel';

/** The first day of the week that `day` lies in; `weekStartsOn` is 0 for Sunday to 6 for Saturday. */
export function weekOf(day: string, weekStartsOn: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday - weekStartsOn + 7) % 7));
}

/** The last day of a week. */
export function endOfWeek(weekStart: string): string {
  return addDays(weekStart, 6);
}
