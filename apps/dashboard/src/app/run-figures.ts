import type { schemas } from '#api-client';

export interface RecordProblem {
  remoteId: string;
  label: string | null;
  field: string;
  message: string;
}

/** How far a run is with one kind of record, as the API answers it. */
export interface EntityProgress {
  pulled: number;
  total: number | null;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  skipped: number;
  conflicts: number;
  done: boolean;
  problems?: RecordProblem[];
}

const COUNTS = ['pulled', 'created', 'updated', 'removed', 'skipped', 'conflicts'] as const;

export type RunSums = Record<(typeof COUNTS)[number], number> & { total: number | null; problems: number };

type Progress = schemas['RunAnswer']['progress'];

export const entitiesOf = (progress: Progress): [entity: string, EntityProgress][] =>
  Object.entries(progress as Record<string, EntityProgress>);

/** One run over all kinds of records. The total is as far as the accounting system has said. */
export function sumsOf(progress: Progress): RunSums {
  const all = entitiesOf(progress).map(([, one]) => one);
  const sum = (of: (one: EntityProgress) => number) => all.reduce((before, one) => before + of(one), 0);
  const totals = all.flatMap(({ total }) => total ?? []);
  return {
    ...(Object.fromEntries(COUNTS.map((name) => [name, sum((one) => one[name] ?? 0)])) as Record<
      (typeof COUNTS)[number],
      number
    >),
    total: totals.length === 0 ? null : totals.reduce((before, total) => before + total, 0),
    problems: sum(({ problems }) => problems?.length ?? 0),
  };
}

/** Records a second since the run began; both instants are the server's. Undefined while there is nothing to measure. */
export function rateOf(pulled: number, startedAt: string, at: string): number | undefined {
  const seconds = (Date.parse(at) - Date.parse(startedAt)) / 1000;
  return seconds >= 1 && pulled > 0 ? pulled / seconds : undefined;
}

/** Seconds that a run took; undefined while it runs. */
export function secondsOf({
  startedAt,
  finishedAt,
}: Pick<schemas['RunAnswer'], 'startedAt' | 'finishedAt'>): number | undefined {
  return finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : undefined;
}
