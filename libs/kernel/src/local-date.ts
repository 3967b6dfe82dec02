import { DomainError } from './domain-error.js';

/** A calendar day `YYYY-MM-DD`, without time or zone. */
export type LocalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  if (!isLocalDate(date)) throw new DomainError('DATE.INVALID', `"${date}" is not a date: write YYYY-MM-DD.`);
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
