import type { Entity } from '../ports/canonical-documents.js';
import type { Suspect } from './suspects.repository.js';

/** Records to be looked at on both sides, each once, by kind. */
export class SuspectList {
  private readonly byEntity = new Map<Entity, Map<string, Suspect>>();

  add(suspects: readonly Suspect[]): void {
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
