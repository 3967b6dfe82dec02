import type { Operation } from './actions';
import { isMapped, mappingAddress } from './mapping-actions';

/** What the API says of a failure: the cause, and what to do. */
export const errorOf = ({ error }: { error: object | null }) =>
  (error ?? {}) as { message?: string; fix?: string; waitsFor?: { entity: string; localId: string } };

/** Where a person says what the entry is in the books that a write waits for; undefined where that is not the cause. */
export function mappingOf(connectionId: string, operation: Operation): string | undefined {
  if (operation.status !== 'parked') return undefined;
  const { waitsFor } = errorOf(operation);
  const { entity, localId } = waitsFor ?? { entity: operation.entity, localId: operation.recordId };
  return isMapped(entity) ? mappingAddress(connectionId, entity, localId) : undefined;
}
