import { canonicalJson } from '#kernel';
import { ENTITIES, type Entity } from '../ports/canonical-documents.js';
import type { EffectCounts, PlanCounts, PlanDifference, PlannedEntry, PlanPremises } from './plan.types.js';
import { MOST_ENTRIES } from './plan-draft.js';

/** As many as a person reads before she makes a new plan. */
const MOST_DIFFERENCES = 50;

export interface PlanContent {
  premises: PlanPremises;
  counts: PlanCounts;
  entries: readonly Pick<
    PlannedEntry,
    'entity' | 'effect' | 'remoteId' | 'localId' | 'label' | 'theirs' | 'ours' | 'reason' | 'match'
  >[];
}

type Entry = PlanContent['entries'][number];

/** What is not as the plan supposed, in words; nothing when it may be applied. */
export function differencesOf(planned: PlanContent, now: PlanContent): PlanDifference[] {
  if (canonicalJson(planned.premises) === canonicalJson(now.premises)) return [];
  const differing = ENTITIES.filter(
    (entity) => planned.premises.entities[entity] !== now.premises.entities[entity],
  );
  const found = [
    ...settings(planned.premises, now.premises),
    ...differing.flatMap((entity) => ofEntity(entity, planned, now)),
  ];
  return found.slice(0, MOST_DIFFERENCES);
}

function settings(planned: PlanPremises, now: PlanPremises): PlanDifference[] {
  const told: PlanDifference[] = [];
  if (canonicalJson(planned.cursor) !== canonicalJson(now.cursor))
    told.push(setting('Another sync was done since, and this plan begins where that one began.'));
  if (planned.mappings !== now.mappings) told.push(setting('A choice in the mappings was changed.'));
  if (planned.connection !== now.connection)
    told.push(setting("The connection's settings or its closed period were changed."));
  return told;
}

/** What is about no single record. */
export function setting(message: string): PlanDifference {
  return { what: 'setting', entity: null, remoteId: null, recordId: null, label: null, message };
}

function ofEntity(entity: Entity, planned: PlanContent, now: PlanContent): PlanDifference[] {
  const before = byKey(planned, entity);
  const after = byKey(now, entity);
  // Where not all entries are kept, a missing one may only have moved out of sight.
  const isWhole = [planned, now].every(({ counts }) => isKeptWhole(counts[entity]));
  const found: PlanDifference[] = [];
  for (const [key, entry] of before) {
    const other = after.get(key);
    if (other) found.push(...changed(entry, other));
    else if (isWhole) found.push(difference('gone', entry, 'It is not to be done any more.'));
  }
  if (isWhole)
    for (const [key, entry] of after)
      if (!before.has(key))
        found.push(difference('appeared', entry, 'It was not there when this was planned.'));
  return found.length > 0 ? found : [more(entity)];
}

function changed(before: Entry, after: Entry): PlanDifference[] {
  if (before.theirs !== after.theirs)
    return [difference('changed-there', after, 'It was changed in the accounting system.')];
  if (before.ours !== after.ours) return [difference('changed-here', after, 'It was changed here.')];
  if (before.effect !== after.effect || before.reason?.kind !== after.reason?.kind)
    return [difference('other-effect', after, 'Something else would become of it now.')];
  if (before.match?.recordId !== after.match?.recordId)
    return [difference('changed-here', after, 'Another of your records seems to be meant now.')];
  return [];
}

function difference(what: PlanDifference['what'], entry: Entry, message: string): PlanDifference {
  const { entity, remoteId, localId, label } = entry;
  return { what, entity, remoteId, recordId: localId, label, message };
}

function more(entity: Entity): PlanDifference {
  return {
    ...{ what: 'more', entity, remoteId: null, recordId: null, label: null },
    message: 'Records beyond those that the plan shows were changed.',
  };
}

function isKeptWhole(counts: EffectCounts | undefined): boolean {
  if (!counts) return true;
  const { created, changed: edited, removed, skipped } = counts;
  return [created, edited, removed, skipped].every((count) => count <= MOST_ENTRIES);
}

function byKey({ entries }: PlanContent, entity: Entity): Map<string, Entry> {
  return new Map(
    entries
      .filter((entry) => entry.entity === entity)
      .map((entry) => [`${entry.remoteId ?? ''} ${entry.remoteId === null ? entry.localId : ''}`, entry]),
  );
}
