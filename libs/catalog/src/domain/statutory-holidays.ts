import { addDays, type LocalDate } from '#kernel';

/** A holiday that employment standards give in a province. */
export interface StatutoryHoliday {
  day: LocalDate;
  name: string;
}

type Rule = (year: number) => LocalDate;

interface Entry {
  name: string;
  on: Rule;
  /** Where it is statutory, with the first year when it has not always been. */
  in: Readonly<Record<string, number>>;
  /** What a province calls it. */
  called?: Readonly<Record<string, string>>;
}

/** Since before any document that this product can hold. */
const ALWAYS = 0;
const SUNDAY = 0;
const MONDAY = 1;

const since = (codes: string, year = ALWAYS): Record<string, number> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, year]));

const EVERYWHERE = since('AB BC MB NB NL NS NT NU ON PE QC SK YT');
const WITHOUT_ATLANTIC = since('AB BC MB NT NU ON QC SK YT');

/**
 * General, public or paid holidays by each province's and territory's employment standards act. Left out on purpose:
 * days that are customary but not statutory for private employers (Civic Holiday in ON, Natal Day in NS, Terry Fox Day
 * in MB, Easter Monday) and Remembrance Day in MB and NS, which acts of their own close shops for. Another day in lieu,
 * when a holiday falls on a day off, is the employer's and is not here. Sources: docs/modules/catalog.md, "Holidays".
 */
const HOLIDAYS: readonly Entry[] = [
  { name: "New Year's Day", on: fixed(1, 1), in: EVERYWHERE },
  {
    name: 'Family Day',
    on: nth(2, 3, MONDAY),
    in: {
      ...since('AB', 1990),
      ...since('SK', 2007),
      ...since('ON MB', 2008),
      ...since('PE', 2010),
      ...since('NS', 2015),
      ...since('NB', 2018),
    },
    called: { MB: 'Louis Riel Day', NS: 'Heritage Day', PE: 'Islander Day' },
  },
  {
    name: 'Family Day',
    on: (year) => nth(2, year < 2019 ? 2 : 3, MONDAY)(year),
    in: since('BC', 2013),
  },
  // In Quebec the employer may give Easter Monday in its place.
  { name: 'Good Friday', on: (year) => addDays(easterSunday(year), -2), in: EVERYWHERE },
  {
    name: 'Victoria Day',
    on: (year) => weekdayOnOrBefore(`${year}-05-24`, MONDAY),
    in: WITHOUT_ATLANTIC,
    called: { QC: "National Patriots' Day" },
  },
  {
    name: 'National Indigenous Peoples Day',
    on: fixed(6, 21),
    in: { ...since('NT', 2002), ...since('YT', 2017) },
  },
  { name: 'National Holiday of Quebec', on: fixed(6, 24), in: since('QC') },
  {
    name: 'Canada Day',
    on: fixed(7, 1),
    in: without(EVERYWHERE, 'AB', 'BC', 'MB', 'NB', 'PE', 'QC'),
    called: { NL: 'Memorial Day' },
  },
  // Their acts say "Canada Day", which the federal Holidays Act moves to Monday when 1 July is a Sunday, or say so themselves.
  { name: 'Canada Day', on: (year) => notSunday(`${year}-07-01`), in: since('AB BC MB NB PE QC') },
  { name: 'Nunavut Day', on: fixed(7, 9), in: since('NU', 2020) },
  {
    name: 'Civic Holiday',
    on: nth(8, 1, MONDAY),
    in: since('BC NB NT NU SK'),
    called: { BC: 'British Columbia Day', NB: 'New Brunswick Day', SK: 'Saskatchewan Day' },
  },
  { name: 'Discovery Day', on: nth(8, 3, MONDAY), in: since('YT') },
  { name: 'Labour Day', on: nth(9, 1, MONDAY), in: EVERYWHERE },
  {
    name: 'National Day for Truth and Reconciliation',
    on: fixed(9, 30),
    in: { ...since('NT NU PE', 2022), ...since('BC YT', 2023), ...since('MB', 2024) },
  },
  { name: 'Thanksgiving Day', on: nth(10, 2, MONDAY), in: WITHOUT_ATLANTIC },
  { name: 'Remembrance Day', on: fixed(11, 11), in: since('AB BC NB NL NT NU PE SK YT') },
  { name: 'Christmas Day', on: fixed(12, 25), in: EVERYWHERE },
  { name: 'Boxing Day', on: fixed(12, 26), in: since('ON') },
];

/** The statutory holidays of a province (two letters) in a year, in order; none for a province that is not Canada's. */
export function statutoryHolidays(year: number, province: string): StatutoryHoliday[] {
  return HOLIDAYS.flatMap((holiday) => {
    const first = holiday.in[province];
    if (first === undefined || year < first) return [];
    return [{ day: holiday.on(year), name: holiday.called?.[province] ?? holiday.name }];
  }).sort((a, b) => a.day.localeCompare(b.day));
}

/** Names by day of the years and provinces asked for lately: overtime asks for every entry of a week. */
const known = new Map<string, ReadonlyMap<LocalDate, string>>();
const KNOWN_AT_MOST = 200;

/** What is celebrated in the province on that day, or undefined on a day like any other. */
export function statutoryHoliday(day: LocalDate, province: string): string | undefined {
  const year = day.slice(0, 4);
  const key = `${year} ${province}`;
  let names = known.get(key);
  if (!names) {
    names = new Map(statutoryHolidays(Number(year), province).map((holiday) => [holiday.day, holiday.name]));
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, names);
  }
  return names.get(day);
}

/** Easter by the Gregorian reckoning (Meeus, Jones and Butcher), for any year since 1583. */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const sum = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return date(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** 0 is Sunday. */
export function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function fixed(month: number, day: number): Rule {
  return (year) => date(year, month, day);
}

/** The n-th such weekday of a month. */
function nth(month: number, n: number, weekday: number): Rule {
  return (year) => weekdayOnOrBefore(date(year, month, 7 * n), weekday);
}

function weekdayOnOrBefore(day: LocalDate, weekday: number): LocalDate {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

function notSunday(day: LocalDate): LocalDate {
  return weekdayOf(day) === SUNDAY ? addDays(day, 1) : day;
}

function without(all: Readonly<Record<string, number>>, ...codes: string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(all).filter(([code]) => !codes.includes(code)));
}

function date(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
