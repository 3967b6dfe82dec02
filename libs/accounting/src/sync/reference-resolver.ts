import type { Entity } from '../ports/canonical-documents.js';
import type { LinksRepository } from './links.repository.js';
import { collectReferences, type References, type ResolveId } from './references.js';
import { RememberedPairs } from './remembered-pairs.js';

/**
 * Pairs kept per entity, twice that at most: the memory of a pull is the same at any size, some 10 MB for what is named
 * often. Whoever has fewer customers never waits for the database to name one.
 */
const CAPACITY = 50_000;

/** Translates ids between the two sides of one connection, a page at a time, remembering what it saw. */
export class ReferenceResolver {
  private readonly known = new Map<Entity, RememberedPairs>();

  constructor(
    private readonly links: LinksRepository,
    private readonly connectionId: string,
    private readonly direction: 'to-local' | 'to-remote',
    /** The entities that are worth remembering, for nothing names the others; left out: all. */
    private readonly named?: ReadonlySet<Entity>,
  ) {}

  /** Looks up, with one query per entity, every id that the documents name and that is not known yet. */
  async prepare(
    documents: Iterable<Readonly<Record<string, unknown>>>,
    references: References,
  ): Promise<ResolveId> {
    // What these documents name is kept apart: it may be more than what is remembered.
    const named = new Map<Entity, Map<string, string>>();
    for (const [entity, ids] of collectReferences(documents, references)) {
      const found = new Map<string, string>();
      named.set(entity, found);
      const unknown = this.recall(entity, ids, found);
      if (unknown.length === 0) continue;
      const pairs =
        this.direction === 'to-local'
          ? await this.links.localIds(this.connectionId, entity, unknown)
          : await this.links.remoteIds(this.connectionId, entity, unknown);
      for (const [from, to] of pairs) {
        found.set(from, to);
        this.learn(entity, from, to);
      }
    }
    return (entity, id) => named.get(entity)?.get(id) ?? this.known.get(entity)?.get(id);
  }

  /** Puts what is remembered of these into `found`; answers the others. */
  private recall(entity: Entity, ids: Iterable<string>, found: Map<string, string>): string[] {
    const known = this.of(entity);
    const unknown: string[] = [];
    for (const id of ids) {
      const to = known.get(id);
      if (to === undefined) unknown.push(id);
      else found.set(id, to);
    }
    return unknown;
  }

  /** A pair that is about to be committed; forget everything when that fails. */
  learn(entity: Entity, from: string, to: string): void {
    if (this.named?.has(entity) ?? true) this.of(entity).set(from, to);
  }

  forget(): void {
    this.known.clear();
  }

  private of(entity: Entity): RememberedPairs {
    const known = this.known.get(entity) ?? new RememberedPairs(CAPACITY);
    this.known.set(entity, known);
    return known;
  }
}
