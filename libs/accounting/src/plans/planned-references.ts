import type { Entity } from '../ports/canonical-documents.js';
import { ReferenceResolver } from '../sync/reference-resolver.js';
import type { References, ResolveId } from '../sync/references.js';

/**
 * Names records that a plan would make and has not: an invoice that comes with its new customer is no invoice without one.
 * Holds a pair of ids for each record that would be linked, some hundred bytes.
 */
export class PlannedReferences extends ReferenceResolver {
  private readonly expected = new Map<Entity, Map<string, string>>();

  expect(entity: Entity, from: string, to: string): void {
    const pairs = this.expected.get(entity) ?? new Map<string, string>();
    this.expected.set(entity, pairs);
    pairs.set(from, to);
  }

  override async prepare(
    documents: Iterable<Readonly<Record<string, unknown>>>,
    references: References,
  ): Promise<ResolveId> {
    const find = await super.prepare(documents, references);
    return (entity, id) => find(entity, id) ?? this.expected.get(entity)?.get(id);
  }
}
