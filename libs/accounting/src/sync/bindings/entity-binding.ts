import type { RecordStore } from '#platform';
import type { CanonicalDocuments, Entity } from '../../ports/canonical-documents.js';
import type { FieldPolicy } from '../merge.js';
import type { References } from '../references.js';

/**
 * How one entity of the port meets one kind of our records. Documents here already name other records by our ids.
 * The functions are pure; the store belongs to the module that owns the records.
 */
export interface EntityBinding<E extends Entity = Entity, R extends { id: string } = { id: string }> {
  entity: E;
  store: RecordStore<R>;
  references: References;
  /** References that must have a counterpart before a record can be kept or sent. */
  required: readonly string[];
  /** Who wins per field when both sides changed it; what is not named here is asked. */
  policies: Readonly<Record<string, FieldPolicy>>;
  /** What is never sent of it: an update that differs in nothing else is none. Left out, every update goes. */
  computed?: readonly string[];
  /** Whether a record that we do not have yet is worth having, e.g. only accepted estimates. */
  isWanted(document: CanonicalDocuments[E]): boolean;
  /** Our record of that document; fields that only we know come from `existing`. */
  toRecord(document: CanonicalDocuments[E], id: string, existing: R | undefined, system: string): R;
  /** What of our record the accounting system knows. `agreed`: what both sides last agreed on, for what is theirs to say. */
  toDocument(record: R, agreed?: Readonly<Record<string, unknown>>): CanonicalDocuments[E];
  /** Our record after its counterpart was deleted; undefined when nothing changes here. */
  afterRemoval(record: R): R | undefined;
  /** The bytes that go along when it is made there. Throws `ConnectorError` where they are lost. */
  content?(record: R): Promise<Buffer>;
  /** What makes a record recognizable on both sides: an invoice's number alone may be that of another's invoice there. */
  naturalKey(document: CanonicalDocuments[E]): string;
}

/** A binding whose type parameters are forgotten, for the engine that treats all alike. */
export type AnyBinding = EntityBinding<Entity, { id: string }>;

export function forgetTypes<E extends Entity, R extends { id: string }>(
  binding: EntityBinding<E, R>,
): AnyBinding {
  return binding as unknown as AnyBinding;
}

/** Keys compare without case, accents' composition and doubled spaces, as people and QuickBooks do. */
export function keyOf(...parts: (string | number | null)[]): string {
  return parts
    .map((part) =>
      String(part ?? '')
        .normalize('NFC')
        .trim()
        .replace(/\s+/g, ' ')
        .toLowerCase(),
    )
    .join('|');
}
