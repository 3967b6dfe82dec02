import { useCallback, useId, useMemo } from 'react';
import { useFormat } from '#ui';
import { addDays, startOfDay } from '../../app/days';
import { useLiveRefresh } from '../../app/live';
import { useAll, useList } from '../../app/queries';
import type { BoardTime } from './board-time';
import {
  byRows,
  type Conflict,
  conflictsOf,
  during,
  isOver,
  merged,
  type Person,
  rowsOf,
  type Visit,
} from './plan';
import { useHold } from './use-hold';
import { usePlans, VISITS } from './use-plans';

/** How much earlier a visit may have begun that still goes on. */
export const REACH_DAYS = 7;

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
  // A day more at both ends: what is on the board may clash with what is not.
  const read = useAll(VISITS, {
    from: startOfDay(addDays(first, -REACH_DAYS), zone),
    to: startOfDay(addDays(last, 2), zone),
  });
  const waiting = useList(VISITS, { toPlan: true });
  useLiveRefresh(['workorder:changed'], VISITS);
  const known = useMemo(() => merged(read.data?.items, waiting.rows), [read.data, waiting.rows]);
  const byId = useMemo(
    () => new Map((people.data?.items ?? []).map((person) => [person.id, person])),
    [people.data],
  );
  const nameOf = useNames(byId, known);
  const plans = usePlans(nameOf);
  const { shown: asExpected } = plans;
  const all = useMemo(
    () => known.map(asExpected).filter(({ status }) => status !== 'cancelled'),
    [known, asExpected],
  );
  const visits = useMemo(() => during(all, Date.parse(begin), Date.parse(end)), [all, begin, end]);
  const toPlan = useMemo(() => {
    const onBoard = new Set(visits.map(({ id }) => id));
    return all.filter((visit) => isToPlan(visit) && !onBoard.has(visit.id));
  }, [all, visits]);
  const conflicts = useMemo(
    () => conflictsIn(visits, all, { people: byId, zone }),
    [visits, all, byId, zone],
  );
  const { q, show } = shown;
  const rows = useMemo(
    () => rowsShown(peopleOn(byId, visits), { visits, conflicts }, { q, show }),
    [byId, visits, conflicts, q, show],
  );
  const isNobodyShown = useMemo(
    () => isNobodyMeant({ visits, conflicts }, { q, show }),
    [visits, conflicts, q, show],
  );
  const hold = useHold({ plans, rows: [null, ...rows.map(({ id }) => id)], ...time });
  return {
    ...{ people: byId, nameOf, plans, visits, toPlan, zone, conflicts, rows, waiting, isNobodyShown },
    hold: { ...hold, hintId },
    error: people.error ?? read.error ?? waiting.error,
    isLoading: !people.data || !read.data,
    asOf: Math.min(read.dataUpdatedAt, people.dataUpdatedAt) || undefined,
    retry: () => {
      waiting.retry?.();
      void Promise.all([people.refetch(), read.refetch()]);
    },
  };
}

/** Everybody's name; of who is no longer active, as the visits say it. */
function useNames(people: ReadonlyMap<string, Person>, visits: readonly Visit[]): (id: string) => string {
  const names = useMemo(
    () =>
      new Map(
        visits.flatMap(({ assignments }) =>
          assignments.map(({ contractorId, contractorName }) => [contractorId, contractorName] as const),
        ),
      ),
    [visits],
  );
  return useCallback((id) => people.get(id)?.displayName ?? names.get(id) ?? '…', [people, names]);
}

export type BoardData = ReturnType<typeof useBoard>;
/** What a visit needs of the board it stands on; without `hold` it stays where it is. */
export type BoardView = Pick<BoardData, 'conflicts'> & { hold?: BoardData['hold'] };

const isToPlan = (visit: Visit): boolean =>
  visit.status === 'unassigned' ||
  visit.status === 'declined' ||
  (!isOver(visit) && visit.scheduledStart === null);

export interface Row {
  id: string;
  displayName: string;
}

interface Standing {
  visits: readonly Visit[];
  conflicts: ReadonlyMap<string, Conflict[]>;
}

/** The rows that have visits, or those against which something speaks. */
function busyRows({ visits, conflicts }: Standing, show: string | undefined): ReadonlySet<string | null> {
  const counted = show === 'conflicts' ? visits.filter(({ id }) => conflicts.get(id)?.length) : visits;
  return new Set(counted.flatMap(rowsOf));
}

/** Nobody's row is what was asked for: a visit to a job that was due before has a conflict though nobody goes. */
const isNobodyMeant = (standing: Standing, { q, show }: Shown): boolean =>
  !q && (show === 'busy' || show === 'conflicts') && busyRows(standing, show).has(null);

function rowsShown(people: readonly Row[], standing: Standing, { q, show }: Shown): Row[] {
  const typed = q?.toLocaleLowerCase();
  const named = typed
    ? people.filter(({ displayName }) => displayName.toLocaleLowerCase().includes(typed))
    : people;
  if (show !== 'busy' && show !== 'free' && show !== 'conflicts') return [...named];
  const busy = busyRows(standing, show);
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

/** Each visit of the board is held against those of the people who go to it, not against all. */
function conflictsIn(
  visits: readonly Visit[],
  all: readonly Visit[],
  around: { people: ReadonlyMap<string, Person>; zone: string },
): ReadonlyMap<string, Conflict[]> {
  const byRow = byRows(all);
  return new Map(
    visits.map((visit) => {
      const near = visit.assignments.flatMap(({ contractorId }) => byRow.get(contractorId) ?? []);
      return [visit.id, conflictsOf(visit, { visits: [...new Set(near)], ...around })];
    }),
  );
}
