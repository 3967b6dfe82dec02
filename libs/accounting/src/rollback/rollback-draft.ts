import { digestOf } from '#kernel';
import type { PlanDifference, PlannedField } from '../plans/plan.types.js';
import type { Fields, Images, Standing } from './images.js';
import type { RollbackCounts, UndoEffect, UndoEntry } from './rollback.types.js';

/** As many as a person reads before she asks again. */
const MOST_DIFFERENCES = 50;
const COUNTED = { change: 'changed', remove: 'removed', skip: 'skipped' } as const satisfies Record<
  UndoEffect,
  string
>;

/** How many records of each entity would be set back, taken back and left. */
export function countsOf(entries: readonly UndoEntry[]): RollbackCounts {
  const counts: RollbackCounts = {};
  for (const { entity, effect } of entries) {
    const ofEntity = counts[entity] ?? { changed: 0, removed: 0, skipped: 0 };
    counts[entity] = ofEntity;
    ofEntity[COUNTED[effect]]++;
  }
  return counts;
}

/** Of everything that a rollback rests on. */
export function hashOf(entries: readonly UndoEntry[]): string {
  return digestOf(
    entries.map((entry) => [keyOf(entry), entry.effect, entry.reason?.kind ?? null, entry.premise]),
  );
}

/** What is not as it was when the rollback was looked at; nothing when it may be applied. */
export function differencesOf(planned: readonly UndoEntry[], now: readonly UndoEntry[]): PlanDifference[] {
  const before = new Map(planned.map((entry) => [keyOf(entry), entry]));
  const found = now.flatMap((entry) => {
    const { entity, remoteId, localId: recordId, label } = entry;
    const was = before.get(keyOf(entry));
    if (was && hashOf([was]) === hashOf([entry])) return [];
    const message = 'It was changed since this was looked at, or something that names it was.';
    return [{ what: 'changed-here' as const, entity, remoteId, recordId, label, message }];
  });
  return found.slice(0, MOST_DIFFERENCES);
}

/** The fields of a change with what becomes of each. */
export function fieldsOfUndo(
  { before, after }: Images,
  standing: Standing,
  sides: { ours: Fields; theirs: Fields; written: Fields },
): PlannedField[] {
  const held = new Set(standing.held);
  const rewritten = new Set(standing.rewritten);
  return Object.keys(after).map((field) => ({
    field,
    agreed: before[field] ?? null,
    ours: sides.ours[field] ?? null,
    theirs: sides.theirs[field] ?? null,
    stands: (held.has(field) ? before : sides.written)[field] ?? null,
    conflict: rewritten.has(field),
  }));
}

function keyOf({ side, entity, localId }: UndoEntry): string {
  return `${side} ${entity} ${localId}`;
}
