import { provincialOvertime, splitOvertime } from '#catalog';

/** What a contractor has on one day. */
export interface DaySheet {
  day: string;
  entries: number;
  /** Minutes that count, by what has become of them. */
  draftMinutes: number;
  submittedMinutes: number;
  approvedMinutes: number;
  rejectedMinutes: number;
  /** Timers that run, those on a break included, and those of them that are not. */
  running: number;
  ticking: number;
  /** Worked so far by timers that run, without breaks; no part of the minutes. */
  runningSeconds: number;
  /** Timers that ran, or run, longer than anybody works. */
  forgotten: number;
  /** Entries that lie over another one of hers. */
  overlapping: number;
}

/** The same with what the law of the province calls overtime. */
export interface PricedDay extends DaySheet {
  overtimeMinutes: number;
}

export interface WeekSheet {
  contractorId: string;
  days: PricedDay[];
}

/**
 * One sheet for each contractor with anything from `firstDay` on. Days before it are work of the same legal weeks, which run
 * from Sunday to Saturday whatever the organization's own week. What was rejected is no overtime.
 */
export function sheetsOf(
  days: readonly (DaySheet & { contractorId: string })[],
  firstDay: string,
  province: string | null,
): WeekSheet[] {
  const people = Map.groupBy(days, ({ contractorId }) => contractorId);
  return [...people].flatMap(([contractorId, all]) => {
    const ordered = all.toSorted((a, b) => a.day.localeCompare(b.day));
    const shown = ordered.filter(({ day }) => day >= firstDay);
    if (shown.length === 0) return [];
    const before = ordered.filter(({ day }) => day < firstDay).map(counted);
    const splits = splitOvertime(shown.map(counted), provincialOvertime(province), province, before);
    const priced = shown.map(({ contractorId: _of, ...day }, index) => {
      const { overtime = 0, double = 0, holiday = 0 } = splits[index] ?? {};
      return { ...day, overtimeMinutes: overtime + double + holiday };
    });
    return [{ contractorId, days: priced }];
  });
}

function counted({ day, draftMinutes, submittedMinutes, approvedMinutes }: DaySheet) {
  return { day, minutes: draftMinutes + submittedMinutes + approvedMinutes };
}
