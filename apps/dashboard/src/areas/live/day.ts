import type { schemas } from '#api-client';

export type PersonDay = schemas['ContractorDayAnswer'];
export type Span = PersonDay['spans'][number];
export type Flag = PersonDay['flags'][number];

/** Milliseconds since 1970, from and until. */
export interface Stretch {
  from: number;
  to: number;
}

const HOUR = 3_600_000;
const MORNING = 7;
const EVENING = 18;

/** What a span covers of the day; one that still runs lasts until now. */
export function within(
  { startedAt, endedAt }: Pick<Span, 'startedAt' | 'endedAt'>,
  day: Stretch,
  now: number,
): Stretch {
  const from = Math.max(day.from, Date.parse(startedAt));
  return { from, to: Math.max(from, Math.min(day.to, endedAt ? Date.parse(endedAt) : now)) };
}

/** Milliseconds that somebody worked of a day: without breaks, and what is recorded twice is counted twice as payroll would. */
export function workedMs(spans: readonly Span[], day: Stretch, now: number): number {
  return spans.reduce((sum, span) => {
    const own = within(span, day, now);
    const breaks = span.breaks.reduce((rest, pause) => {
      const { from, to } = within(pause, own, now);
      return rest + to - from;
    }, 0);
    return sum + own.to - own.from - breaks;
  }, 0);
}

/** The hours that are drawn, for everybody the same: at least a working day, and whole hours around everything there is. */
export function axisOf(day: Stretch, people: readonly PersonDay[], now: number): Stretch {
  const hourOf = (at: number) => (at - day.from) / HOUR;
  let [first, last] = [MORNING, EVENING];
  for (const { spans, visits } of people) {
    for (const span of spans) {
      const { from, to } = within(span, day, now);
      first = Math.min(first, Math.floor(hourOf(from)));
      last = Math.max(last, Math.ceil(hourOf(to)));
    }
    for (const { scheduledStart, scheduledEnd } of visits) {
      first = Math.min(first, Math.floor(hourOf(Date.parse(scheduledStart))));
      last = Math.max(last, Math.ceil(hourOf(Date.parse(scheduledEnd ?? scheduledStart))));
    }
  }
  if (now >= day.from && now < day.to) {
    first = Math.min(first, Math.floor(hourOf(now)));
    last = Math.max(last, Math.ceil(hourOf(now)));
  }
  return { from: day.from + first * HOUR, to: Math.min(day.to, day.from + last * HOUR) };
}

/** The instants that are written above the axis; every second hour where there are many. */
export function ticksOf({ from, to }: Stretch): number[] {
  const hours = Math.round((to - from) / HOUR);
  const step = hours > 14 ? 3 : hours > 8 ? 2 : 1;
  return Array.from({ length: Math.ceil(hours / step) }, (_, index) => from + index * step * HOUR);
}

/** Where a stretch lies on the axis, in percent. */
export function placeOf({ from, to }: Stretch, axis: Stretch): { left: number; width: number } {
  const share = (at: number) => Math.max(0, Math.min(1, (at - axis.from) / (axis.to - axis.from)));
  return { left: share(from) * 100, width: (share(to) - share(from)) * 100 };
}

/** A lane for each stretch, so that what lies over each other stands below each other. */
export function lanesOf(stretches: readonly Stretch[]): number[] {
  const ends: number[] = [];
  return stretches.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
}

export type TimerState = 'running' | 'on_break' | 'over' | 'none';

/** What the clock of somebody does. */
export function timerOf({ spans }: Pick<PersonDay, 'spans'>): { state: TimerState; span?: Span } {
  const span = spans.find(({ status }) => status === 'running' || status === 'on_break');
  if (span) return { state: span.status === 'running' ? 'running' : 'on_break', span };
  return { state: spans.length > 0 ? 'over' : 'none' };
}

export const FLAGS = ['late', 'off_site', 'overlap', 'forgotten'] as const;
export const SHOWN = ['flagged', 'clocked_in', 'running', 'on_break', ...FLAGS] as const;

/** Those whom the filters of the address leave; whoever needs a look comes first, then whoever works. */
export function filteredDays(
  people: readonly PersonDay[],
  { q = '', show }: { q?: string; show?: string },
): PersonDay[] {
  const text = q.trim().toLocaleLowerCase();
  const isShown = (person: PersonDay): boolean => {
    if (!show) return true;
    if (show === 'flagged') return person.flags.length > 0;
    if (show === 'clocked_in') return timerOf(person).span !== undefined;
    if (show === 'running' || show === 'on_break') return timerOf(person).state === show;
    return person.flags.some(({ kind }) => kind === show);
  };
  const said = ({ name, spans }: PersonDay) =>
    [name, ...spans.flatMap(({ title, number, customerName }) => [title, number, customerName])]
      .join('\n')
      .toLocaleLowerCase();
  return people
    .filter((person) => isShown(person) && (text === '' || said(person).includes(text)))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

const RANKS: Record<TimerState, number> = { running: 1, on_break: 2, over: 3, none: 4 };
const rankOf = (person: PersonDay): number => (person.flags.length > 0 ? 0 : RANKS[timerOf(person).state]);
