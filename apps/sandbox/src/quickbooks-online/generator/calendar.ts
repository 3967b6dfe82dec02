const DAY = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Keeps the day of the month where the target month has one. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** ISO dates sort as text. */
export function later(one: string, other: string): string {
  return one.localeCompare(other) > 0 ? one : other;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

/** The same day, or the Monday after: nobody posts invoices on a Sunday. */
export function businessDay(date: string): string {
  let day = date;
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
}

/** A moment in office hours (Eastern time, written in UTC). */
export function officeTime(date: string, minutesAfterEight: number): Date {
  return new Date(Date.parse(`${date}T13:00:00Z`) + minutesAfterEight * 60_000);
}
