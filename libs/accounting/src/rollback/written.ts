import type { Entity } from '../ports/canonical-documents.js';

/** Writes of one record that are to be undone. */
export interface Written {
  entity: Entity;
  localId: string;
  operationIds: string[];
  /** The version that the last of them made there. */
  remoteVersion: string | null;
  /** Another write of it has not gone through yet. */
  isWaiting: boolean;
}
