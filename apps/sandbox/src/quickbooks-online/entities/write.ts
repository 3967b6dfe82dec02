import type { CompanyBooks } from '../store/company-books.js';
import type { Body, Doc } from '../store/doc.js';

export interface WriteOptions {
  /** `include=allowduplicatedocnum` */
  readonly allowDuplicateDocNumber?: boolean;
}

export interface Write {
  readonly kind: 'create' | 'update' | 'delete' | 'void';
  readonly entity: string;
  readonly body: Body;
  readonly at: Date;
  readonly options: WriteOptions;
}

/** One write through the rules of the service. */
export function applyWrite(books: CompanyBooks, write: Write): Doc {
  return books.seed(write.entity, { ...write.body }, write.at);
}
