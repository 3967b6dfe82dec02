import type { RemoteChange } from '../ports/accounting-connector.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { WriteUnderWay } from './unsettled-writes.repository.js';

/**
 * Which of the records that we do not know are creations of ours whose answer has not come: they are linked instead of
 * doubled. A record is ours by our own reference where the system keeps one in it, otherwise by its natural key: that of
 * the document that was sent, because our record may be another by now; but what was there before it was planned is
 * somebody else's. Answers by remote id.
 */
export function adopt(
  binding: AnyBinding,
  unknown: readonly RemoteChange[],
  creations: readonly WriteUnderWay[],
): Map<string, WriteUnderWay> {
  const adopted = new Map<string, WriteUnderWay>();
  const left = new Set(creations);
  for (const change of unknown) {
    const ours = [...left].find((creation) => isOurs(binding, change, creation));
    if (!ours) continue;
    adopted.set(change.remoteId, ours);
    // A copy that somebody made there is theirs.
    left.delete(ours);
  }
  return adopted;
}

/**
 * Whether the answer to a creation, which comes at any moment, will tell if this record is the one. Until then it may be
 * somebody else's of the same number, and ours must not become that: it comes again, because readings overlap.
 */
export function isAnsweredSoon({ ownReference }: RemoteChange, creation: WriteUnderWay | undefined): boolean {
  return ownReference === undefined && creation?.isInFlight === true;
}

/** By how much the clocks of both sides may differ. */
const SKEW_MS = 5 * 60_000;

function isOurs(
  binding: AnyBinding,
  { ownReference, document, remoteUpdatedAt }: RemoteChange,
  { localId, sent, plannedAt }: WriteUnderWay,
): boolean {
  if (ownReference !== undefined) return ownReference !== null && isReferenceOf(localId, ownReference);
  if (remoteUpdatedAt !== null && Date.parse(remoteUpdatedAt) < plannedAt.getTime() - SKEW_MS) return false;
  return binding.naturalKey(document as never) === binding.naturalKey(sent as never);
}

function isReferenceOf(localId: string, ownReference: string): boolean {
  return localId.replaceAll('-', '').endsWith(ownReference);
}
