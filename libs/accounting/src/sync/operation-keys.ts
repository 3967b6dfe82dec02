import { createHash } from 'node:crypto';
import { requireScope } from '#platform';
import type { OperationPlan } from './operations.repository.js';

/** The same for the same write, whoever plans it and however often: what is undone once more is another write. */
export function keyOf({
  connectionId,
  entity,
  localId,
  operation,
  localVersion,
  generation,
  undo,
}: OperationPlan): string {
  const { organizationId } = requireScope();
  const parts = [organizationId, connectionId, entity, localId, operation, localVersion, generation];
  return createHash('sha256')
    .update([...parts, ...(undo ? [undo.rollbackId] : [])].join('|'))
    .digest('base64url')
    .slice(0, 32);
}
