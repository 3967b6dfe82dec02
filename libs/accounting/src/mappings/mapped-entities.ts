import type { Entity } from '../ports/canonical-documents.js';

/** Lists that documents name and of which a person may choose the partner in the books. Customers are merged instead. */
export const MAPPED = ['item', 'tax-code', 'account', 'term', 'payment-method'] as const;

export type MappedEntity = (typeof MAPPED)[number];

export function isMapped(entity: Entity): entity is MappedEntity {
  return (MAPPED as readonly Entity[]).includes(entity);
}
