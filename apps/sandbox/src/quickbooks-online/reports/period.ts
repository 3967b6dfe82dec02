import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { day } from '../store/wire-time.js';

export type Params = Readonly<Record<string, string | undefined>>;

export interface Period {
  readonly start: string;
  readonly end: string;
  readonly macro?: string;
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** Whole months or days around today, as the `date_macro` names them. Fiscal and calendar years are the same here. */
export function periodOf(books: CompanyBooks, params: Params): Period {
  const today = day(books.now());
  const [givenStart, givenEnd] = [dateIn(params, 'start_date'), dateIn(params, 'end_date')];
  const macro = params.date_macro || undefined;
  const range = macro === undefined ? undefined : macroRange(macro, today);
  if (macro !== undefined && range === undefined) throw faults.invalidEnum('date_macro', macro);
  if (givenStart || givenEnd) {
    const end = givenEnd ?? (givenStart && givenStart > today ? givenStart : today);
    const start = givenStart ?? `${end.slice(0, 4)}-01-01`;
    if (start > end) throw faults.business('The start date cannot be after the end date.', 'start_date');
    return { start, end };
  }
  if (range === undefined) return { start: `${today.slice(0, 4)}-01-01`, end: today };
  return { start: range[0], end: range[1], macro: macro?.toLowerCase() };
}

/** A date of the request, or nothing when it is left out or empty. */
function dateIn(params: Params, name: string): string | undefined {
  const given = params[name];
  if (given === undefined || given === '') return undefined;
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || iso(new Date(ms)) !== given) throw faults.invalidDate(name, given);
  return given;
}

/** The day a balance or an ageing report speaks of. */
export function asOf(books: CompanyBooks, params: Params): string {
  return dateIn(params, 'report_date') ?? periodOf(books, params).end;
}

function macroRange(macro: string, today: string): readonly [string, string] | undefined {
  const name = macro
    .trim()
    .toLowerCase()
    .replaceAll(/\s+(fiscal|calendar)\s+/g, ' ');
  const isToDate = name.endsWith('-to-date');
  const [which, unit] = name.replace('-to-date', '').split(' ');
  if (name === 'all') return ['1970-01-01', today];
  if (name === 'today') return [today, today];
  if (name === 'yesterday') return [shift(today, -1), shift(today, -1)];
  if (name === 'next 4 weeks') return [shift(today, 1), shift(today, 28)];
  const since = /^since (30|60|90|365) days ago$/.exec(name);
  if (since) return [shift(today, -Number(since[1])), today];
  if (!['this', 'last', 'next'].includes(which ?? '')) return undefined;
  const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const range = unitRange(unit ?? '', step, today);
  if (range === undefined || !isToDate) return range;
  return [range[0], step === 0 ? today : samePlace(range, today)];
}

export type Unit = 'Days' | 'Week' | 'Month' | 'Quarter' | 'Year';

/** The calendar weeks, months, quarters or years that a period is made of, its first and last one cut off where it begins and ends. */
export function partsOf(period: Period, unit: Unit): Period[] {
  const parts: Period[] = [];
  for (let start = period.start; start <= period.end; ) {
    const whole = unit === 'Days' ? start : (unitRange(unit.toLowerCase(), 0, start)?.[1] ?? period.end);
    const end = [whole, period.end].sort()[0] ?? period.end;
    parts.push({ start, end });
    start = shift(end, 1);
  }
  return parts;
}

/** "All" is cut into parts from the first of them in which anything happened. */
export function fromFirst(period: Period, unit: Unit, days: Iterable<string>): Period {
  if (period.macro !== 'all') return period;
  let first = period.end;
  for (const day of days) if (day < first) first = day;
  const start = unit === 'Days' ? first : (unitRange(unit.toLowerCase(), 0, first)?.[0] ?? first);
  return { ...period, start };
}

function unitRange(unit: string, step: number, today: string): readonly [string, string] | undefined {
  const date = new Date(`${today}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const months = (first: number, length: number) =>
    [iso(new Date(Date.UTC(year, first, 1))), iso(new Date(Date.UTC(year, first + length, 0)))] as const;
  if (unit === 'week') {
    const sunday = shift(today, -date.getUTCDay() + 7 * step);
    return [sunday, shift(sunday, 6)];
  }
  if (unit === 'month') return months(month + step, 1);
  if (unit === 'quarter') return months((Math.floor(month / 3) + step) * 3, 3);
  if (unit === 'year') return months(12 * step, 12);
  return undefined;
}

/** "Last month-to-date" ends on today's day of last month, or on its last day. */
function samePlace([start, end]: readonly [string, string], today: string): string {
  const same = `${start.slice(0, 8)}${today.slice(8)}`;
  return same < end ? same : end;
}

function shift(date: string, days: number): string {
  return iso(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000));
}
