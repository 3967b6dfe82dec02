import type { schemas } from '#api-client';
import { clockAt, dayAt, instantAt } from '../../app/days';

export type Visit = schemas['WorkOrderRowAnswer'];
export type Person = schemas['ContractorRow'];

/** A row of the board and a moment on it; nobody's row holds what is still to be given to somebody. */
export interface Slot {
  who: string | null;
  start: string;
}

/** Who goes and when. */
export interface Plan {
  contractorIds: string[];
  scheduledStart: string | null;
  scheduledEnd: string | null;
}

/** As long as a visit takes of which nobody said how long. */
const USUAL_MINUTES = 60;
/** When a visit begins that is put on a day and had no time before. */
const FIRST_HOUR = '08:00';
const MINUTE_MS = 60_000;

const MOVABLE: readonly Visit['status'][] = ['unassigned', 'assigned', 'acknowledged', 'declined'];
const OVER: readonly Visit['status'][] = ['done', 'cancelled'];

/** Whoever is on the way or at work is not sent elsewhere by a slip of the mouse. */
export const mayMove = ({ status }: Visit): boolean => MOVABLE.includes(status);
export const isOver = ({ status }: Visit): boolean => OVER.includes(status);

type Timed = Pick<Visit, 'scheduledStart' | 'scheduledEnd' | 'estimatedMinutes'>;

export function minutesOf({ scheduledStart, scheduledEnd, estimatedMinutes }: Timed): number {
  if (!scheduledStart || !scheduledEnd) return estimatedMinutes ?? USUAL_MINUTES;
  return (Date.parse(scheduledEnd) - Date.parse(scheduledStart)) / MINUTE_MS;
}

/** From when to when, in milliseconds; undefined without a time. */
export function stretchOf(visit: Timed): { from: number; to: number } | undefined {
  if (!visit.scheduledStart) return undefined;
  const from = Date.parse(visit.scheduledStart);
  return { from, to: from + minutesOf(visit) * MINUTE_MS };
}

/** Those who go; nobody where nobody does. */
export const rowsOf = ({ assignments }: Visit): (string | null)[] =>
  assignments.length > 0 ? assignments.map(({ contractorId }) => contractorId) : [null];

/** The visits of each row. */
export function byRows(visits: readonly Visit[]): ReadonlyMap<string | null, Visit[]> {
  const rows = new Map<string | null, Visit[]>();
  for (const visit of visits)
    for (const row of rowsOf(visit)) {
      const own = rows.get(row);
      if (own) own.push(visit);
      else rows.set(row, [visit]);
    }
  return rows;
}

/** The same time of another day. */
export const onDay = ({ scheduledStart }: Visit, day: string, zone: string): string =>
  instantAt(day, scheduledStart ? clockAt(scheduledStart, zone) : FIRST_HOUR, zone);

/** What a visit would say once it is moved from one row to a slot. Others who go with her still go. */
export function moved(visit: Visit, from: string | null, { who, start }: Slot): Plan {
  const others = visit.assignments
    .map(({ contractorId }) => contractorId)
    .filter((contractorId) => contractorId !== from && contractorId !== who);
  const hasEnd = visit.scheduledEnd !== null || visit.estimatedMinutes !== null;
  const end = new Date(Date.parse(start) + minutesOf(visit) * MINUTE_MS).toISOString();
  return {
    contractorIds: who === null ? others : [...others, who],
    scheduledStart: start,
    scheduledEnd: hasEnd ? end : null,
  };
}

export const planOf = ({
  assignments,
  scheduledStart,
  scheduledEnd,
}: Pick<Visit, 'assignments' | 'scheduledStart' | 'scheduledEnd'>): Plan => ({
  contractorIds: assignments.map(({ contractorId }) => contractorId),
  ...{ scheduledStart, scheduledEnd },
});

/** Of a plan what is new about the visit. Who stays is not named again: she may have become inactive meanwhile. */
export function changeOf(
  visit: Pick<Visit, 'assignments' | 'scheduledStart' | 'scheduledEnd'>,
  plan: Plan,
): Partial<Plan> {
  const { contractorIds, ...window } = plan;
  const isSame = (before: readonly string[]) =>
    before.length === contractorIds.length && before.every((id) => contractorIds.includes(id));
  const isSameTime =
    timeOf(visit.scheduledStart) === timeOf(window.scheduledStart) &&
    timeOf(visit.scheduledEnd) === timeOf(window.scheduledEnd);
  return {
    ...(!isSameTime && window),
    ...(!isSame(visit.assignments.map(({ contractorId }) => contractorId)) && { contractorIds }),
  };
}

const timeOf = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));

/** A visit as it will be; who is new to it has not seen it yet. */
export function planned(
  visit: Visit,
  { contractorIds, ...window }: Plan,
  nameOf: (id: string) => string,
): Visit {
  const known = new Map(visit.assignments.map((one) => [one.contractorId, one]));
  const assignments = contractorIds.map(
    (contractorId) =>
      known.get(contractorId) ?? { contractorId, contractorName: nameOf(contractorId), acknowledgedAt: null },
  );
  const isNew = assignments.some(({ contractorId }) => !known.has(contractorId));
  const status = assignments.length === 0 ? 'unassigned' : isNew ? 'assigned' : visit.status;
  return { ...visit, ...window, assignments, status: mayMove(visit) ? status : visit.status };
}

export type Conflict =
  | { kind: 'overlap'; who: string; number: string; title: string }
  | { kind: 'afterDue'; job: string; due: string }
  | { kind: 'paper'; who: string; paper: NonNullable<Person['nextExpiry']>['kind']; expiresOn: string };

export interface Surroundings {
  visits: readonly Visit[];
  people: ReadonlyMap<string, Person>;
  zone: string;
}

/** What speaks against a visit as it stands: somebody elsewhere at that time, a job that is due before, a paper that has ended. */
export function conflictsOf(visit: Visit, { visits, people, zone }: Surroundings): Conflict[] {
  const stretch = stretchOf(visit);
  if (!stretch || isOver(visit)) return [];
  const day = dayAt(stretch.from, zone);
  const found: Conflict[] = [];
  for (const { contractorId, contractorName: who } of visit.assignments) {
    for (const other of visits) {
      if (other.id === visit.id || isOver(other) || !goes(other, contractorId)) continue;
      const its = stretchOf(other);
      if (its && its.from < stretch.to && stretch.from < its.to)
        found.push({ kind: 'overlap', who, number: other.number, title: other.title });
    }
    const paper = people.get(contractorId)?.nextExpiry;
    if (paper && paper.expiresOn < day)
      found.push({ kind: 'paper', who, paper: paper.kind, expiresOn: paper.expiresOn });
  }
  const { jobNumber, jobDueDate } = visit;
  if (jobNumber && jobDueDate && jobDueDate < day)
    found.push({ kind: 'afterDue', job: jobNumber, due: jobDueDate });
  return found;
}

const goes = ({ assignments }: Visit, who: string): boolean =>
  assignments.some(({ contractorId }) => contractorId === who);

export const cellOf = (who: string | null, day: string): string => `${who ?? 'nobody'} ${day}`;

/** The visits of each row and day. What began before the first day and goes on stands on the first. */
export function cellsOf(
  visits: readonly Visit[],
  days: readonly string[],
  zone: string,
): ReadonlyMap<string, Visit[]> {
  const cells = new Map<string, Visit[]>();
  const [first = ''] = days;
  for (const visit of byStart(visits)) {
    if (!visit.scheduledStart) continue;
    const day = dayAt(visit.scheduledStart, zone);
    // It may have begun before the first.
    const shown = days.includes(day) ? day : first;
    for (const who of rowsOf(visit)) {
      const cell = cellOf(who, shown);
      cells.set(cell, [...(cells.get(cell) ?? []), visit]);
    }
  }
  return cells;
}

/** Several lists as one; where one of them is older, the newer version counts. */
export function merged(...lists: (readonly Visit[] | undefined)[]): Visit[] {
  const found = new Map<string, Visit>();
  for (const visit of lists.flatMap((list) => list ?? []))
    if ((found.get(visit.id)?.version ?? 0) < visit.version) found.set(visit.id, visit);
  return [...found.values()];
}

/** Those that touch a stretch of time. */
export const during = (visits: readonly Visit[], from: number, to: number): Visit[] =>
  visits.filter((visit) => {
    const stretch = stretchOf(visit);
    return stretch !== undefined && stretch.from < to && stretch.to > from;
  });

const byStart = (visits: readonly Visit[]): Visit[] =>
  visits.toSorted((a, b) => (a.scheduledStart ?? '').localeCompare(b.scheduledStart ?? ''));

/** Visits of one row, each in the first lane that is free at its time. */
export function lanesOf(visits: readonly Visit[]): Visit[][] {
  const lanes: Visit[][] = [];
  for (const visit of byStart(visits)) {
    const from = stretchOf(visit)?.from ?? 0;
    const free = lanes.find((lane) => (stretchOf(lane.at(-1) as Visit)?.to ?? 0) <= from);
    if (free) free.push(visit);
    else lanes.push([visit]);
  }
  return lanes;
}
