import { DomainError } from './domain-error.js';

/** A calendar day `YYYY-MM-DD`, without time or zone. */
export type LocalDate = string;

/** There is no year 0, neither for people nor for the database. */
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Counted, not parsed: it is asked for every day of every record that comes in. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const [year, month, day] = [value.slice(0, 4), value.slice(5, 7), value.slice(8)].map(Number) as [
    number,
    number,
    number,
  ];
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapDay || (day > 0 && day <= (LENGTHS[month - 1] ?? 0));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  if (!isLocalDate(date)) throw new DomainError('DATE.INVALID', `"${date}" is not a date: write YYYY-MM-DD.`);
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
