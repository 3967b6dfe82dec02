import type { Entity } from '../ports/canonical-documents.js';

/**
 * The record whose company decides where one of ours goes that is in no company yet: a document's customer or contractor,
 * a project's customer. None for what goes by itself.
 */
export function followedBy(entity: Entity, record: object): { entity: Entity; localId: string } | undefined {
  const { customerId, contractorId, parentId } = record as Record<string, string | null | undefined>;
  if (entity === 'customer') return parentId ? { entity: 'customer', localId: parentId } : undefined;
  if (entity === 'time-activity') return undefined;
  if (customerId) return { entity: 'customer', localId: customerId };
  return contractorId ? { entity: 'vendor', localId: contractorId } : undefined;
}
