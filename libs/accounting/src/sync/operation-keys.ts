import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { requireScope } from '#platform';
import type { PushOperation } from '../ports/accounting-connector.js';
import type { ExternalLink } from './links.repository.js';
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
  return digestOf([...parts, ...(undo ? [undo.rollbackId] : [])]);
}

/**
 * What the books are told as the key of one request. They answer a repeated one as they did the first time, whatever it says
 * by then and whatever became of the record since. So a change has the key of its operation, of what it says and of the
 * version that it rests on: told again after an answer was lost, it is the same; on top of what somebody did there meanwhile
 * it is another. Two that rest on one version never take effect both. A creation rests on nothing, and is the same however
 * often it is tried.
 */
export function requestKeyOf(
  { idempotencyKey, operation, document }: PushOperation,
  link: Pick<ExternalLink, 'remoteVersion' | 'snapshotHash'> | undefined,
): string {
  if (link === undefined) return idempotencyKey;
  const base = link.remoteVersion ?? link.snapshotHash;
  // What is taken back says nothing but which record that is.
  const says = operation === 'update' ? canonicalJson(document) : operation;
  return digestOf([idempotencyKey, base, says]);
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 32);
}
