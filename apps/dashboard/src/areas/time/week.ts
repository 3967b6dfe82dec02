import type { schemas } from '#api-client';
import type { Meaning } from '#ui';

export type Week = schemas['WeekAnswer'];
export type PersonWeek = schemas['WeekOfContractorAnswer'];
export type DayOfPerson = schemas['DayOfContractorAnswer'];

/** Sums of a day or of a week. */
export type Worked = Pick<
  DayOfPerson,
  | 'draftMinutes'
  | 'submittedMinutes'
  | 'approvedMinutes'
  | 'rejectedMinutes'
  | 'running'
  | 'ticking'
  | 'runningSeconds'
>;

export type WorkedState = 'rejected' | 'submitted' | 'running' | 'draft' | 'approved';

export const STATE_MEANINGS: Record<schemas['TimeEntryAnswer']['status'], Meaning> = {
  draft: 'none',
  running: 'info',
  on_break: 'info',
  submitted: 'attention',
  approved: 'good',
  invoiced: 'good',
  rejected: 'blocked',
};

/** `2026-11-30` and 2 → `2026-12-02`. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export const daysOf = (firstDay: string): string[] =>
  Array.from({ length: 7 }, (_, index) => addDays(firstDay, index));

/** Minutes that count: what was sent back does not. */
export const countedMinutes = ({ draftMinutes, submittedMinutes, approvedMinutes }: Worked): number =>
  draftMinutes + submittedMinutes + approvedMinutes;

/** The same with what running clocks have added by `now`; `readAt` is when the sums came, or 0. Both in milliseconds. */
export function workedSeconds(worked: Worked, readAt: number, now: number): number {
  const since = readAt === 0 ? 0 : Math.max(0, now - readAt) / 1000;
  return countedMinutes(worked) * 60 + worked.runningSeconds + worked.ticking * since;
}

/** What several days or people have together. */
export function together(all: readonly Worked[]): Worked {
  const sum = (field: keyof Worked) => all.reduce((total, one) => total + one[field], 0);
  return {
    ...{ draftMinutes: sum('draftMinutes'), submittedMinutes: sum('submittedMinutes') },
    ...{ approvedMinutes: sum('approvedMinutes'), rejectedMinutes: sum('rejectedMinutes') },
    ...{ running: sum('running'), ticking: sum('ticking'), runningSeconds: sum('runningSeconds') },
  };
}

type Clocked = Pick<schemas['TimeEntryAnswer'], 'startedAt' | 'breaks'>;

/** What the running clock of an entry shows at `now`, in seconds. */
export function clockSeconds({ startedAt, breaks }: Clocked, now: number): number {
  if (startedAt === null) return 0;
  const paused = breaks.reduce(
    (sum, pause) => sum + (pause.endedAt ? Date.parse(pause.endedAt) : now) - Date.parse(pause.startedAt),
    0,
  );
  return Math.max(0, now - Date.parse(startedAt) - paused) / 1000;
}

/** What most needs somebody's eye, of a day or a week with several states. */
export function stateOf(worked: Worked): WorkedState {
  if (worked.rejectedMinutes > 0) return 'rejected';
  if (worked.submittedMinutes > 0) return 'submitted';
  if (worked.running > 0) return 'running';
  return worked.draftMinutes > 0 ? 'draft' : 'approved';
}

export const isFlagged = ({ days }: PersonWeek): boolean =>
  days.some(({ forgotten, overlapping }) => forgotten + overlapping > 0);

const SHOWN: Record<string, (row: PersonWeek) => boolean> = {
  waiting: ({ submittedMinutes }) => submittedMinutes > 0,
  flagged: isFlagged,
  overtime: ({ overtimeMinutes }) => overtimeMinutes > 0,
};

/** The people whom the filters of the address leave. */
export function filtered(rows: readonly PersonWeek[], search = '', show = ''): readonly PersonWeek[] {
  const text = search.trim().toLocaleLowerCase();
  return rows.filter((row) => row.name.toLocaleLowerCase().includes(text) && (SHOWN[show]?.(row) ?? true));
}

/** `16 – 22 Nov 2026`, as the language writes it. */
export function rangeText(firstDay: string, lastDay: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${firstDay}T00:00:00Z`), new Date(`${lastDay}T00:00:00Z`));
}

/** A day as a column's head has it: `Mon 16`. */
export function dayHead(day: string, locale: string, weekday: 'short' | 'narrow' | 'long' = 'short') {
  const date = new Date(`${day}T00:00:00Z`);
  const name = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(date);
  return { name: name.replace('.', ''), number: String(date.getUTCDate()) };
}

/** An instant as the clock at the site showed it. */
export function clockAt(instant: string, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(new Date(instant));
}

type Stretch = Pick<schemas['TimeEntryAnswer'], 'id' | 'status' | 'startedAt' | 'endedAt'>;

/** The entries that lie over another one; what still runs lasts, and what was sent back is in nobody's way. */
export function overlappingIds(entries: readonly Stretch[]): ReadonlySet<string> {
  const placed = entries.flatMap(({ id, status, startedAt, endedAt }) =>
    startedAt === null || status === 'rejected'
      ? []
      : [{ id, from: Date.parse(startedAt), to: endedAt ? Date.parse(endedAt) : Number.POSITIVE_INFINITY }],
  );
  const isOver = (one: (typeof placed)[number]) =>
    placed.some(({ id, from, to }) => id !== one.id && from < one.to && one.from < to);
  return new Set(placed.filter(isOver).map(({ id }) => id));
}
