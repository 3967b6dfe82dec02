import { addDays, startOfWeek } from './days';

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && asDate(text).toJSON()?.slice(0, 10) === text;

const daysFrom = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(day, index));

export const weekOf = (day: string, first: number): string[] => daysFrom(startOfWeek(day, first), 7);

/** Whole weeks that hold every day of the month. */
export function monthOf(day: string, first: number): string[] {
  const start = startOfWeek(`${day.slice(0, 7)}-01`, first);
  const nextMonth = addMonths(`${day.slice(0, 7)}-01`, 1);
  const end = addDays(startOfWeek(addDays(nextMonth, -1), first), 7);
  const weeks = Math.round((asDate(end).getTime() - asDate(start).getTime()) / (7 * 86_400_000));
  return daysFrom(start, weeks * 7);
}

/** The same day of another month, or its last one where it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const written = (day: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(asDate(day));

/** `November 2026`, `Novembre 2026`. */
export const monthText = (day: string, locale: string): string =>
  capital(written(day, locale, { month: 'long', year: 'numeric' }));

/** `Saturday, November 21`. */
export const dayText = (day: string, locale: string): string =>
  capital(written(day, locale, { weekday: 'long', day: 'numeric', month: 'long' }));

export const weekdayText = (day: string, locale: string, style: 'short' | 'long' = 'short'): string =>
  capital(written(day, locale, { weekday: style }).replace('.', ''));

/** `15 – 21 Nov 2026`, as the language writes it. */
export function weekText(days: readonly string[], locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return format.formatRange(asDate(first), asDate(last));
}
