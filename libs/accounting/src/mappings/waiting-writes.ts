import type { SyncOperation } from '../sync/operations.repository.js';
import type { WaitingWrite } from './mappings.dto.js';

/** A parked write, and the entry of ours that it waits for. */
type Parked = Pick<SyncOperation, 'id' | 'entity' | 'localId' | 'error'> & { waitsFor: string };

/** Parked writes by the entry that they wait for, in the order they come. `labels`: what people call their records. */
export function waitingWrites(
  parked: readonly Parked[],
  labels: ReadonlyMap<string, string>,
): Map<string, WaitingWrite[]> {
  const waiting = new Map<string, WaitingWrite[]>();
  for (const { id, entity, localId, error, waitsFor } of parked) {
    const write = {
      operationId: id,
      entity,
      recordId: localId,
      label: labels.get(localId) ?? null,
      message: error?.message ?? null,
    };
    waiting.set(waitsFor, [...(waiting.get(waitsFor) ?? []), write]);
  }
  return waiting;
}
