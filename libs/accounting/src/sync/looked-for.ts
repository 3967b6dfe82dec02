import type { SyncOperation } from './operations.repository.js';

/** Whether a write leaves something in the books by which it is found there: what takes something back does not. */
export function isLookedFor({ operation, undo }: Pick<SyncOperation, 'operation' | 'undo'>): boolean {
  return !undo && (operation === 'create' || operation === 'update');
}
