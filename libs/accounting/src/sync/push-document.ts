import type { CanonicalDocuments, Entity } from '../ports/canonical-documents.js';
import { ConnectorError } from '../ports/connector-error.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { OperationKind } from './operations.repository.js';
import type { ReferenceResolver } from './reference-resolver.js';
import { translateReferences } from './references.js';

const NAMES: Record<Entity, string> = {
  account: 'account',
  class: 'class',
  term: 'payment term',
  'payment-method': 'payment method',
  'tax-rate': 'tax rate',
  'tax-code': 'tax code',
  customer: 'customer',
  vendor: 'contractor',
  item: 'item',
  estimate: 'estimate',
  'purchase-order': 'purchase order',
  invoice: 'invoice',
  bill: 'bill',
  credit: 'credit',
  'vendor-credit': 'credit',
  'refund-receipt': 'refund receipt',
  refund: 'refund',
  payment: 'payment',
  'credit-use': 'use of a credit',
  'bill-payment': 'payment',
  'vendor-credit-use': 'use of a credit',
  'time-activity': 'time entry',
  'stock-adjustment': 'stock adjustment',
  attachment: 'attachment',
};

/** What we send by ourselves: whatever names it goes as soon as it is there. */
const SENT_BY_US: ReadonlySet<Entity> = new Set(['invoice', 'bill', 'credit', 'vendor-credit', 'refund']);

/** A reference has no counterpart in the accounting system: the document is held back whole, never sent in part. */
export class UnmappedReferenceError extends ConnectorError {
  constructor(
    readonly path: string,
    readonly entity: Entity,
    readonly localId: string,
  ) {
    super(
      'validation',
      `${sentenceOf(path, entity)} is not in the accounting system, so nothing of this document was sent.`,
      {
        field: path,
        fix: SENT_BY_US.has(entity)
          ? `It goes by itself as soon as the ${NAMES[entity]} is there: see why that one waits.`
          : 'Link it in the mappings or choose another one, then press "Retry".',
      },
    );
    this.name = 'UnmappedReferenceError';
  }
}

/** What is taken back by changing it: its document is sent. Everything else is named by its id alone. */
const TAKEN_BACK_BY_A_CHANGE: ReadonlySet<Entity> = new Set(['estimate', 'purchase-order']);

/**
 * The record in the accounting system's ids, beside what both sides last agreed on. Throws `UnmappedReferenceError` at the first reference without one; what is
 * taken back may name what is there no more.
 */
export async function toRemoteDocument(
  binding: AnyBinding,
  resolver: ReferenceResolver,
  { record, agreed }: { record: { id: string }; agreed: Readonly<Record<string, unknown>> | undefined },
  operation: OperationKind,
): Promise<CanonicalDocuments[Entity]> {
  const local = binding.toDocument(record, agreed) as unknown as Record<string, unknown>;
  return inTheirIds(binding, resolver, local, operation);
}

/** A document that names other records by our ids, in the accounting system's. Throws as `toRemoteDocument` does. */
export async function inTheirIds(
  binding: AnyBinding,
  resolver: ReferenceResolver,
  local: Readonly<Record<string, unknown>>,
  operation: OperationKind,
): Promise<CanonicalDocuments[Entity]> {
  const resolve = await resolver.prepare([local], binding.references);
  const { document, missing } = translateReferences(local, binding.references, resolve);
  const [first] = missing;
  const isEnded = operation === 'void' || (operation === 'delete' && binding.entity === 'attachment');
  const isTakenBack = isEnded && !TAKEN_BACK_BY_A_CHANGE.has(binding.entity);
  if (first && !isTakenBack) throw new UnmappedReferenceError(first.path, first.entity, first.id);
  return document as unknown as CanonicalDocuments[Entity];
}

function sentenceOf(path: string, entity: Entity): string {
  const line = /\[(\d+)\]/.exec(path)?.[1];
  return line === undefined ? `The ${NAMES[entity]}` : `The ${NAMES[entity]} of line ${Number(line) + 1}`;
}
