import type { Doc } from './doc.js';

export type Operation = 'Create' | 'Update' | 'Delete' | 'Void' | 'Merge' | 'Emailed';

/** What a webhook tells: that something changed, never what it became. */
export interface Change {
  readonly realmId: string;
  readonly entity: string;
  readonly id: string;
  readonly operation: Operation;
  readonly at: Date;
}

export interface Tombstone {
  readonly id: string;
  readonly deleted: number;
  readonly doc: Doc;
}
