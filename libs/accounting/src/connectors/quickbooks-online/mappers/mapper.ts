import type { CanonicalDocuments, Entity } from '../../../ports/canonical-documents.js';
import type { WireEntity } from '../quickbooks-online.wire.js';

/** What a mapper must know of the company to read a record. */
export interface Reading {
  /** Records of a company with one currency do not name it. */
  homeCurrency: string;
}

/** What a mapper must know to write a record. */
export interface Writing<W extends WireEntity> {
  /** The record as it stands there; absent on create. */
  existing?: W;
  /** Our own id of the record. */
  localId: string;
  today: string;
  /** The account that the entity's table asks for, as the company has it; see `EntityKind.account`. */
  account?: { id: string; isCard: boolean };
}

/**
 * One entity, both ways, pure. `toCanonical` answers undefined for a record that is not mirrored. `toWire` answers the
 * fields that are ours: on an update, a field that is there and undefined is to be cleared.
 */
export interface Mapper<E extends Entity, W extends WireEntity> {
  toCanonical(wire: W, reading: Reading): CanonicalDocuments[E] | undefined;
  toWire?(document: CanonicalDocuments[E], writing: Writing<W>): W;
}
