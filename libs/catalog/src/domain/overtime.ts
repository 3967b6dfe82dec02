import { addDays, type LocalDate, Money } from '#kernel';
import { statutoryHoliday, weekdayOf } from './statutory-holidays.js';

/** When time counts more than once. Thresholds are minutes, multipliers decimals such as "1.5"; null never applies. */
export interface OvertimeRule {
  /** Minutes of a day after which they are overtime. */
  dailyAfter: number | null;
  /** Minutes of a day after which they are double time. */
  dailyDoubleAfter: number | null;
  /** Regular minutes of a week, Sunday to Saturday, after which they are overtime. */
  weeklyAfter: number | null;
  overtime: string;
  double: string;
  /** For work on a statutory holiday of the province. */
  holiday: string;
}

export const NO_OVERTIME: OvertimeRule = {
  dailyAfter: null,
  dailyDoubleAfter: null,
  weeklyAfter: null,
  overtime: '1',
  double: '1',
  holiday: '1',
};

const hours = (daily: number | null, weekly: number, more: Partial<OvertimeRule> = {}): OvertimeRule => ({
  dailyAfter: daily === null ? null : daily * 60,
  dailyDoubleAfter: null,
  weeklyAfter: weekly * 60,
  overtime: '1.5',
  double: '2',
  holiday: '1.5',
  ...more,
});

/**
 * The general rule of each province's employment standards act. `holiday` is what the hours worked on a statutory
 * holiday are multiplied by; the holiday pay that is due besides is payroll's. Newfoundland and Labrador pays such hours
 * double (Labour Standards Act, s. 17), Quebec once with an indemnity, British Columbia double after twelve hours. Some
 * trades have rules of their own, which a rate card states: see "Overtime" in docs/modules/catalog.md, with the sources.
 */
const PROVINCIAL: Readonly<Record<string, OvertimeRule>> = {
  AB: hours(8, 44),
  BC: hours(8, 40, { dailyDoubleAfter: 12 * 60 }),
  MB: hours(8, 40),
  NB: hours(null, 44),
  NL: hours(null, 40, { holiday: '2' }),
  NS: hours(null, 48),
  NT: hours(8, 40),
  NU: hours(8, 40),
  ON: hours(null, 44),
  PE: hours(null, 48),
  QC: hours(null, 40, { holiday: '1' }),
  SK: hours(8, 40),
  YT: hours(8, 40),
};

/** What the law of a province (two letters) asks for; no overtime where it is not Canada's. */
export function provincialOvertime(province: string | null): OvertimeRule {
  return PROVINCIAL[province ?? ''] ?? NO_OVERTIME;
}

/** Minutes worked on a day. Several entries may share a day; they count in the order they are given. */
export interface Worked {
  day: LocalDate;
  minutes: number;
}

/** The minutes of one entry, each in exactly one place. */
export interface OvertimeSplit {
  regular: number;
  overtime: number;
  double: number;
  holiday: number;
}

/**
 * Splits each entry, in the order given. Work on a statutory holiday is paid by the holiday's multiplier, and by that of
 * double time beyond a day's second threshold where that is more; it counts towards no threshold of other days. Of the rest, a day's minutes beyond its thresholds are overtime or double time; of a week's
 * remaining regular minutes, those beyond its threshold are overtime. So no minute counts twice, and the overtime of a
 * week is the greater of what the days and what the week ask for. `before` is work of the same weeks that is known
 * already and not asked about.
 */
export function splitOvertime(
  worked: readonly Worked[],
  rule: OvertimeRule,
  province: string | null,
  before: readonly Worked[] = [],
): OvertimeSplit[] {
  const days = new Map<LocalDate, number>();
  const weeks = new Map<LocalDate, number>();
  const split = ({ day, minutes }: Worked): OvertimeSplit => {
    const soFar = days.get(day) ?? 0;
    days.set(day, soFar + minutes);
    const beyond = (after: number | null) =>
      after === null ? 0 : Math.min(minutes, Math.max(0, soFar + minutes - after));
    const double = beyond(rule.dailyDoubleAfter);
    if (province !== null && statutoryHoliday(day, province) !== undefined) {
      const dearer = Money.of(rule.double).compare(rule.holiday) > 0 ? double : 0;
      return { regular: 0, overtime: 0, double: dearer, holiday: minutes - dearer };
    }
    const daily = Math.max(beyond(rule.dailyAfter) - double, 0);
    const regular = minutes - daily - double;
    const week = weekOf(day);
    const earlier = weeks.get(week) ?? 0;
    weeks.set(week, earlier + regular);
    const weekly =
      rule.weeklyAfter === null ? 0 : Math.min(regular, Math.max(0, earlier + regular - rule.weeklyAfter));
    return { regular: regular - weekly, overtime: daily + weekly, double, holiday: 0 };
  };
  for (const one of before) split(one);
  return worked.map(split);
}

/** The Sunday that a day's week began with. */
export function weekOf(day: LocalDate): LocalDate {
  return addDays(day, -weekdayOf(day));
}
