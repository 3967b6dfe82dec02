import { digestOf } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { Fingerprint } from './fingerprint.js';
import type { EffectCounts, PlanCounts, PlanEffect, PlannedEntry, PlanPremises } from './plan.types.js';

/** Entries kept per entity and effect; of the rest a plan knows how many there are, and their fingerprint. */
export const MOST_ENTRIES = 100;
/** Matches kept per entity: as many as ours are compared, because each that was left out would be doubled. */
export const MOST_MATCHES = 20_000;

const COUNTED: Record<PlanEffect, keyof EffectCounts> = {
  create: 'created',
  change: 'changed',
  remove: 'removed',
  skip: 'skipped',
};

/** A plan while it is being made. Its memory is bounded, however many records it is about. */
export class PlanDraft {
  readonly entries: PlannedEntry[] = [];
  readonly counts: PlanCounts = {};
  /** Writes that wait and that it is not about. */
  beyond = 0;
  private readonly prints = new Map<Entity, Fingerprint>();

  /** Whether one more entry of the kind would be kept; what would not need not be worked out. */
  keeps(entity: Entity, effect: PlanEffect): boolean {
    return this.countsOf(entity)[COUNTED[effect]] < MOST_ENTRIES;
  }

  add(entry: PlannedEntry): void {
    const { entity, effect, fields, match } = entry;
    const counts = this.countsOf(entity);
    // Each match is a question to a person, so they are kept beside the first of the others.
    if (match === null ? this.keeps(entity, effect) : counts.matched < MOST_MATCHES) this.entries.push(entry);
    counts[COUNTED[effect]]++;
    if (match !== null) counts.matched++;
    if (match === null && fields.some(({ conflict }) => conflict)) counts.conflicts++;
    this.rest(entity, premiseOf(entry));
  }

  unchanged(entity: Entity, count: number): void {
    if (count > 0) this.countsOf(entity).unchanged += count;
  }

  premises(rest: Omit<PlanPremises, 'entities'>): PlanPremises {
    const entities = Object.fromEntries(
      [...this.prints].map(([entity, print]) => [entity, print.toString()]),
    );
    return { ...rest, entities };
  }

  private rest(entity: Entity, fact: unknown): void {
    const print = this.prints.get(entity) ?? new Fingerprint();
    this.prints.set(entity, print);
    print.add(fact);
  }

  private countsOf(entity: Entity): EffectCounts {
    const counts = this.counts[entity] ?? {
      ...{ created: 0, changed: 0, removed: 0, unchanged: 0, skipped: 0, matched: 0, conflicts: 0 },
    };
    this.counts[entity] = counts;
    return counts;
  }
}

/** What a plan is recognized by. */
export function hashOf(premises: PlanPremises): string {
  return digestOf(premises);
}

function premiseOf({
  entity,
  effect,
  remoteId,
  localId,
  theirs,
  ours,
  reason,
  match,
}: PlannedEntry): unknown {
  return [entity, effect, remoteId, localId, theirs, ours, reason?.kind ?? null, match?.recordId ?? null];
}
