import type { Entity } from '../ports/canonical-documents.js';
import { MOST_SUSPECTS } from './reconciliation.types.js';
import type { Suspect } from './suspects.repository.js';

/** Records to be looked at on both sides, each once, by kind. */
export class SuspectList {
  private isFull = false;
  private readonly byEntity = new Map<Entity, Map<string, Suspect>>();

  /** Whether there may be more to look at than was listed. */
  get isCut(): boolean {
    return this.isFull;
  }

  add(suspects: readonly Suspect[]): void {
    this.isFull ||= suspects.length >= MOST_SUSPECTS;
    for (const suspect of suspects) {
      const { entity, localId, remoteId } = suspect;
      const known = this.byEntity.get(entity) ?? new Map<string, Suspect>();
      this.byEntity.set(entity, known);
      const key = localId ?? `there ${remoteId}`;
      const before = known.get(key);
      known.set(key, before ? { ...before, remoteId: before.remoteId ?? remoteId } : suspect);
    }
  }

  [Symbol.iterator](): IterableIterator<[Entity, Suspect[]]> {
    return new Map([...this.byEntity].map(([entity, known]) => [entity, [...known.values()]])).entries();
  }
}
