import { useCallback, useId, useMemo } from 'react';
import { useFormat } from '#ui';
import { addDays, startOfDay } from '../../app/days';
import { useLiveRefresh } from '../../app/live';
import { useAll } from '../../app/queries';
import type { BoardTime } from './board-time';
import { type Conflict, conflictsOf, during, isOver, type Person, rowsOf, type Visit } from './plan';
import { useHold } from './use-hold';
import { usePlans, VISITS } from './use-plans';

/** How much earlier a visit may have begun that still goes on. */
const REACH_DAYS = 7;

/** Which people are shown. */
export interface Shown {
  q?: string;
  show?: string;
}

/** Everything that the schedule shows: who there is, who goes where, what is to be planned, and what speaks against it. */
export function useBoard(days: readonly string[], time: BoardTime, shown: Shown) {
  const { zone } = useFormat();
  const hintId = useId();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const [begin, end] = [startOfDay(first, zone), startOfDay(addDays(last, 1), zone)];
  const people = useAll('/api/v1/contractors', { kind: 'contractor', active: true });
  const read = useAll(VISITS, { from: startOfDay(addDays(first, -REACH_DAYS), zone), to: end });
  const waiting = useAll(VISITS, { toPlan: true });
  useLiveRefresh(['workorder:changed'], VISITS);
  const byId = useMemo(
    () => new Map((people.data?.items ?? []).map((person) => [person.id, person])),
    [people.data],
  );
  const nameOf = useCallback((id: string) => byId.get(id)?.displayName ?? '…', [byId]);
  const plans = usePlans(nameOf);
  const all = merged(read.data?.items, waiting.data?.items).map(plans.shown);
  const visits = during(all, Date.parse(begin), Date.parse(end)).filter(
    ({ status }) => status !== 'cancelled',
  );
  const onBoard = new Set(visits.map(({ id }) => id));
  const toPlan = all.filter((visit) => isToPlan(visit) && !onBoard.has(visit.id));
  const conflicts = conflictsIn(visits, { people: byId, zone });
  const rows = rowsShown(peopleOn(byId, visits), { visits, conflicts }, shown);
  const hold = useHold({ plans, rows: [null, ...rows.map(({ id }) => id)], ...time });
  return {
    ...{ people: byId, nameOf, plans, visits, toPlan, zone, conflicts, rows },
    hold: { ...hold, hintId },
    error: people.error ?? read.error ?? waiting.error,
    isLoading: !people.data || !read.data,
    asOf: Math.min(read.dataUpdatedAt, people.dataUpdatedAt) || undefined,
    retry: () => void Promise.all([people.refetch(), read.refetch(), waiting.refetch()]),
  };
}

export type BoardData = ReturnType<typeof useBoard>;
/** What a visit needs of the board it stands on; without `hold` it stays where it is. */
export type BoardView = Pick<BoardData, 'conflicts'> & { hold?: BoardData['hold'] };

/** Both lists as one; where one of them is older, the newer version counts. */
function merged(...lists: (readonly Visit[] | undefined)[]): Visit[] {
  const found = new Map<string, Visit>();
  for (const visit of lists.flatMap((list) => list ?? []))
    if ((found.get(visit.id)?.version ?? 0) < visit.version) found.set(visit.id, visit);
  return [...found.values()];
}

const isToPlan = (visit: Visit): boolean =>
  visit.status === 'unassigned' ||
  visit.status === 'declined' ||
  (!isOver(visit) && visit.scheduledStart === null);

export interface Row {
  id: string;
  displayName: string;
}

function rowsShown(
  people: readonly Row[],
  { visits, conflicts }: { visits: readonly Visit[]; conflicts: ReadonlyMap<string, Conflict[]> },
  { q, show }: Shown,
): Row[] {
  const typed = q?.toLocaleLowerCase();
  const named = typed
    ? people.filter(({ displayName }) => displayName.toLocaleLowerCase().includes(typed))
    : people;
  if (show !== 'busy' && show !== 'free' && show !== 'conflicts') return [...named];
  const counted = show === 'conflicts' ? visits.filter(({ id }) => conflicts.get(id)?.length) : visits;
  const busy = new Set(counted.flatMap(rowsOf));
  return named.filter(({ id }) => busy.has(id) !== (show === 'free'));
}

/** Who is active, and whoever else has a visit here: what was given to somebody does not vanish with her. */
function peopleOn(people: ReadonlyMap<string, Person>, visits: readonly Visit[]): Row[] {
  const named = new Map<string, string>([...people].map(([id, { displayName }]) => [id, displayName]));
  for (const { assignments } of visits)
    for (const { contractorId, contractorName } of assignments)
      if (!named.has(contractorId)) named.set(contractorId, contractorName);
  return [...named]
    .map(([id, displayName]) => ({ id, displayName }))
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** Each visit is held against those of the people who go to it, not against all. */
function conflictsIn(
  visits: readonly Visit[],
  around: { people: ReadonlyMap<string, Person>; zone: string },
): ReadonlyMap<string, Conflict[]> {
  const byRow = new Map<string | null, Visit[]>();
  for (const visit of visits)
    for (const row of rowsOf(visit)) byRow.set(row, [...(byRow.get(row) ?? []), visit]);
  return new Map(
    visits.map((visit) => {
      const near = visit.assignments.flatMap(({ contractorId }) => byRow.get(contractorId) ?? []);
      return [visit.id, conflictsOf(visit, { visits: [...new Set(near)], ...around })];
    }),
  );
}
