import type { Conflict } from '../sync/conflicts.repository.js';
import { type Choice, type Decision, fieldsOf, type Side } from './decision.js';

/** As often in a row a person decided alike before it is suggested. */
const TIMES = 3;

export interface PastDecision extends Pick<Conflict, 'connectionId' | 'entity' | 'kind' | 'fields'> {
  resolution: Decision;
}

export interface Suggestion {
  choice: Choice;
  /** A side for each field. */
  fields: { field: string; side: Side }[];
  /** How often in a row it was decided so, for the field of which that was least often. */
  times: number;
}

/**
 * What people decided alike the last times, for every field of the conflict; nothing where they did not agree or did not
 * decide often enough. `past`: the newest first.
 */
export function suggestionOf(
  conflict: Pick<Conflict, 'connectionId' | 'entity' | 'kind' | 'fields'>,
  past: readonly PastDecision[],
): Suggestion | null {
  const { connectionId, entity, kind } = conflict;
  if (kind === 'totals-differ') return null;
  const same = past.filter(
    (one) => one.connectionId === connectionId && one.entity === entity && one.kind === kind,
  );
  const found = conflict.fields.map((field) => ({ field, ...usual(sidesOf(field, kind, same)) }));
  const sides = new Set(found.map(({ side }) => side));
  if (found.length === 0 || found.some(({ times }) => times < TIMES)) return null;
  const [only] = sides;
  if (kind !== 'both-changed' && sides.size > 1) return null;
  return {
    choice: sides.size === 1 && only ? only : 'fields',
    fields: found.flatMap(({ field, side }) => (side ? { field, side } : [])),
    times: Math.min(...found.map(({ times }) => times)),
  };
}

/** What stands or falls as a whole was decided as a whole. */
function sidesOf(field: string, kind: Conflict['kind'], past: readonly PastDecision[]): Side[] {
  return past.flatMap(({ resolution, fields }) => {
    const all = kind === 'both-changed' ? fields : [field];
    if (fieldsOf(resolution, all, 'ours').includes(field)) return ['ours' as const];
    return fieldsOf(resolution, all, 'theirs').includes(field) ? ['theirs' as const] : [];
  });
}

/** The side of the last decision, and how often in a row it was chosen. */
function usual(sides: readonly Side[]): { side: Side | undefined; times: number } {
  const [side] = sides;
  const other = sides.findIndex((one) => one !== side);
  return { side, times: other === -1 ? sides.length : other };
}
