import { DomainError } from './domain-error.js';

/** A calendar day `YYYY-MM-DD`, without time or zone. */
export type LocalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that `instant` falls on in `zone` (an IANA name such as `America/Toronto`). */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return zoned(instant, zone).date;
}

/** Wall-clock parts of an instant in a zone: day and minutes since midnight. */
export function zoned(instant: Date, zone: string): { date: LocalDate; minuteOfDay: number } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    minuteOfDay: Number(part.hour) * 60 + Number(part.minute),
  };
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-CA', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

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
