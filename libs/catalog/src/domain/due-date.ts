import { addDays, type LocalDate } from '#kernel';
import type { TermRecord } from './term.js';

/**
 * The day an invoice of `invoiceDate` is due, or null when the term does not say. "Due on the 15th" means the next
 * 15th that has not passed; in a month that is too short it means the month's last day.
 */
export function dueDateOf(
  term: Pick<TermRecord, 'dueDays' | 'dayOfMonthDue'>,
  invoiceDate: LocalDate,
): LocalDate | null {
  if (term.dueDays !== null) return addDays(invoiceDate, term.dueDays);
  if (term.dayOfMonthDue === null) return null;
  const inThisMonth = dayOfMonth(invoiceDate, 0, term.dayOfMonthDue);
  return inThisMonth >= invoiceDate ? inThisMonth : dayOfMonth(invoiceDate, 1, term.dayOfMonthDue);
}

function dayOfMonth(date: LocalDate, monthsLater: number, day: number): LocalDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + monthsLater;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
