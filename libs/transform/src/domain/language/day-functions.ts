import { addDays, isLocalDate, type LocalDate } from '#kernel';
import { define } from './define-function.js';
import { refused } from './expression.errors.js';
import { decimalIn, textIn, type Value } from './values.js';

const PARTS = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/;
const ORDERS: Readonly<Record<string, readonly [year: number, month: number, day: number]>> = {
  YMD: [1, 2, 3],
  DMY: [3, 2, 1],
  MDY: [3, 1, 2],
};

/** About days, which are texts `YYYY-MM-DD`; they compare as such. */
export const dayFunctions = [
  define(
    'day(text, order?)',
    'A text read as a day: year, month, day unless the order says "DMY" or "MDY".',
    ([text = null, order = null], scope) => {
      const written = textIn(text, 'day()');
      scope.read(written.length);
      return dayIn(written, order === null ? 'YMD' : textIn(order, 'day()'));
    },
    4,
  ),
  define(
    'addDays(day, days)',
    'The day so many days later, or earlier.',
    ([day = null, days = null]) => {
      const count = decimalIn(days, 'addDays()').toNumber();
      if (!Number.isInteger(count) || Math.abs(count) > 36_600)
        throw refused('addDays() takes a whole number of days.', 'Write addDays(day, 30).');
      const later = addDays(localDateIn(day, 'addDays()'), count);
      if (isLocalDate(later)) return later;
      throw refused('addDays() goes past the last year that is written in four digits.', 'Look at the days.');
    },
    4,
  ),
  define('today()', "The day it is, in the organization's zone.", (_, { context }) => context.day),
];

/** Throws unless it is a day on the calendar. */
export function localDateIn(value: Value, place: string): LocalDate {
  const text = textIn(value, place);
  if (!isLocalDate(text))
    throw refused(
      `"${String(text).slice(0, 40)}" is not a day.`,
      'Write day(x), or day(x, "DMY"), around it.',
    );
  return text;
}

function dayIn(text: string, order: string): LocalDate {
  const places = Object.hasOwn(ORDERS, order) ? ORDERS[order] : undefined;
  if (!places) throw refused('The order of a day is "YMD", "DMY" or "MDY".', 'Write day(x, "DMY").');
  const parts = PARTS.exec(text.trim().slice(0, 40)) ?? [];
  const [year = '', month = '', day = ''] = places.map((place) => parts[place] ?? '');
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length === 4 && isLocalDate(found)) return found;
  throw refused(
    `"${text.slice(0, 40)}" is not a day.`,
    'Write it as 2026-11-21, or say the order: day(x, "DMY").',
  );
}
