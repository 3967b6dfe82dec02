const DAY_MS = 86_400_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** From one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS);

export const addDays = (day: string, count: number): string => dayOf(utc(day) + count * DAY_MS);

/** Monday is 1, Sunday 7, as `Intl` counts. */
export const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay() || 7;

/** The first day of the week of a day; `first` is the weekday on which weeks begin. */
export const startOfWeek = (day: string, first = 1): string =>
  addDays(day, -((weekdayOf(day) - first + 7) % 7));

/** The instant at which a day begins in a zone, as ISO 8601 in UTC. */
export const startOfDay = (day: string, timeZone: string): string => instantAt(day, '00:00', timeZone);

/** The instant at which the clocks of a zone show `time` (`08:30`) on a day, as ISO 8601 in UTC. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const wall = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  let instant = wanted;
  // The offset at the guess may be another than then: the second step sees that.
  for (let step = 0; step < 2; step += 1) {
    const parts = new Map(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
    const [year, month, date, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((type) =>
      Number(parts.get(type as Intl.DateTimeFormatPartTypes)),
    ) as [number, number, number, number, number];
    instant += wanted - Date.UTC(year, month - 1, date, hour, minute);
  }
  return new Date(instant).toISOString();
}

/** The day that it is in a zone at an instant. */
export const dayAt = (instant: string | number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
  }).format(new Date(instant));

/** What the clocks of a zone show at an instant, as `08:30`. */
export const clockAt = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(new Date(instant));

export const PERIODS = ['month', 'lastMonth', 'quarter', 'year'] as const;
export type PeriodName = (typeof PERIODS)[number];

export const isPeriod = (name: string | undefined): name is PeriodName =>
  PERIODS.some((period) => period === name);

/** The first and the last day of a period; what has not ended ends today. */
export function periodOf(name: PeriodName, today: string): { from: string; to: string } {
  const month = `${today.slice(0, 7)}-01`;
  if (name === 'month') return { from: month, to: today };
  if (name === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  if (name === 'quarter') {
    const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
    return { from: `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to: today };
  }
  const to = addDays(month, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}
