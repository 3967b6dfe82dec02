import type { Answer } from '../../answer.js';
import type { Tombstone } from './change-log.js';

/** What changed in the books of one company, for whoever writes it down. A document is only named: it may change again within the request. */
export type BooksChange = { readonly realmId: string } & (
  | { readonly kind: 'document'; readonly entity: string; readonly id: string }
  | { readonly kind: 'grave'; readonly entity: string; readonly tombstone: Tombstone }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer }
  | { readonly kind: 'file'; readonly id: string; readonly content: Buffer | undefined }
);

export type BooksRecorder = (change: BooksChange) => void;
