import type { JobRow } from './moves';

const OPEN_FIRST = (row: JobRow): number => (row.status === 'completed' || row.status === 'shipped' ? 1 : 0);

/** The jobs of each day: open ones first, the most urgent before the others. A job that is given up is due no more. */
export function byDay(
  rows: readonly JobRow[],
  dayOf: (row: JobRow) => string | null,
): ReadonlyMap<string, JobRow[]> {
  const days = new Map<string, JobRow[]>();
  for (const row of rows) {
    const day = dayOf(row);
    if (day === null || row.status === 'cancelled') continue;
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  for (const jobs of days.values())
    jobs.sort((a, b) => OPEN_FIRST(a) - OPEN_FIRST(b) || a.priority - b.priority || (a.id < b.id ? -1 : 1));
  return days;
}
