import { daysBetween } from '../../app/days';
import { millionths, textOf, UNIT } from './decimals';
import type { JobAction, JobRow, JobStatus } from './moves';

/** Where one looks first: what is being done, what has stopped, what comes next. */
const ORDER: Partial<Record<JobStatus, number>> = {
  in_progress: 0,
  on_hold: 1,
  review: 2,
  planned: 3,
  created: 4,
};

const LAST = '9999-12-31';

/** Late ones first among those that are equally far. */
export function inFloorOrder(rows: readonly JobRow[], statusOf: (row: JobRow) => JobStatus): JobRow[] {
  const rank = (row: JobRow) => ORDER[statusOf(row)] ?? 9;
  const due = ({ dueDate }: JobRow) => dueDate ?? LAST;
  return rows
    .filter((row) => ORDER[statusOf(row)] !== undefined)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        due(a).localeCompare(due(b)) ||
        a.priority - b.priority ||
        a.number.localeCompare(b.number),
    );
}

export interface CentreJobs {
  /** Undefined: no work centre. */
  id: string | undefined;
  jobs: JobRow[];
}

/** By work centre, in the order of `centres`; those without one come last. */
export function byCentre(rows: readonly JobRow[], centres: readonly { id: string }[]): CentreJobs[] {
  const known = new Set(centres.map(({ id }) => id));
  const groups: CentreJobs[] = centres.map(({ id }) => ({
    id,
    jobs: rows.filter(({ workCentreId }) => workCentreId === id),
  }));
  const others = rows.filter(({ workCentreId }) => !workCentreId || !known.has(workCentreId));
  return [...groups, { id: undefined, jobs: others }].filter(({ jobs }) => jobs.length > 0);
}

export type FloorStep = Extract<JobAction, 'start' | 'hold' | 'resume' | 'complete'> | 'count';

/** What a big button does, the likeliest first. */
export function floorSteps(status: JobStatus, percentDone: number): FloorStep[] {
  if (status === 'created' || status === 'planned') return ['start'];
  if (status === 'on_hold') return ['resume'];
  if (status === 'review') return ['complete', 'count'];
  if (status === 'in_progress')
    return percentDone >= 100 ? ['complete', 'count', 'hold'] : ['count', 'hold', 'complete'];
  return [];
}

/** How near the due date is: the key of a sentence, and its count. */
export function dueWords(
  dueDate: string | null,
  today: string,
): { key: 'lateBy' | 'dueToday' | 'dueIn' | 'noDue'; count: number } {
  if (!dueDate) return { key: 'noDue', count: 0 };
  const days = daysBetween(today, dueDate);
  if (days < 0) return { key: 'lateBy', count: -days };
  return days === 0 ? { key: 'dueToday', count: 0 } : { key: 'dueIn', count: days };
}

/** One more or one less, between nothing and all that was ordered; a part that was left over goes with the last step. */
export function stepped(done: string, ordered: string, by: 1 | -1): string {
  const [from, most] = [millionths(done) ?? 0n, millionths(ordered) ?? 0n];
  const to = from + BigInt(by) * UNIT;
  if (to < 0n) return '0';
  // More than ordered needs a reason, which nobody types on the floor.
  return textOf(to > most ? (from > most ? from : most) : to);
}
