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
  if (params.start_date || params.end_date) {
    const end = params.end_date ?? today;
    return { start: params.start_date ?? `${end.slice(0, 4)}-01-01`, end };
  }
  const macro = params.date_macro;
  const range = macro === undefined ? undefined : macroRange(macro, today);
  if (range === undefined) return { start: `${today.slice(0, 4)}-01-01`, end: today };
  return { start: range[0], end: range[1], macro: macro?.toLowerCase() };
}

/** The day a balance or an ageing report speaks of. */
export function asOf(books: CompanyBooks, params: Params): string {
  return params.report_date ?? params.end_date ?? periodOf(books, params).end;
}

function macroRange(macro: string, today: string): readonly [string, string] | undefined {
  const name = macro.toLowerCase().replaceAll(/\s+(fiscal|calendar)\s+/g, ' ');
  const isToDate = name.endsWith('-to-date');
  const [which, unit] = name.replace('-to-date', '').split(' ');
  if (name === 'all') return ['1970-01-01', today];
  if (name === 'today') return [today, today];
  if (name === 'yesterday') return [shift(today, -1), shift(today, -1)];
  const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const range = unitRange(unit ?? '', step, today);
  if (range === undefined || !isToDate) return range;
  return [range[0], step === 0 ? today : samePlace(range, today)];
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
