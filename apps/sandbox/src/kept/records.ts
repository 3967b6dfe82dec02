import type { Answer } from '../answer.js';
import type { CompanyRequestBody } from '../companies.js';
import type { TokenKind } from '../quickbooks-online/oauth/token-store.js';
import type { Tombstone } from '../quickbooks-online/store/change-log.js';
import type { Doc } from '../quickbooks-online/store/doc.js';
import type { Sandbox } from '../sandbox.js';

/**
 * What is written to disk, in the snapshot and in the journal alike. Each says what something is, never by how much it changed: one that is
 * read twice changes nothing, so a snapshot may be written while the books go on.
 */
export type KeptRecord =
  | readonly ['blank', realm: string, name: string]
  | readonly ['founded', request: CompanyRequestBody, at: number]
  | readonly ['removed', realm: string]
  | readonly ['reset']
  | readonly ['doc', realm: string, entity: string, doc: Doc]
  | readonly ['gone', realm: string, entity: string, id: string]
  | readonly ['grave', realm: string, entity: string, tombstone: Tombstone]
  | readonly ['sequences', realm: string, entries: readonly [string, number][]]
  | readonly ['answer', realm: string, requestId: string, answer: Answer]
  | readonly ['file', realm: string, id: string, base64: string | null]
  | readonly ['token', kind: TokenKind, key: string, value: unknown];

/** Puts one record back where it came from. Records of a company that is gone by now are passed over. */
export function applyRecord(sandbox: Sandbox, record: KeptRecord): void {
  switch (record[0]) {
    case 'blank':
      sandbox.companies.restore(record[1], record[2], () => undefined);
      break;
    case 'founded':
      sandbox.companies.create(record[1], new Date(record[2]));
      break;
    case 'removed':
      sandbox.companies.remove(record[1]);
      break;
    case 'reset':
      sandbox.companies.clear();
      sandbox.tokens.clear();
      break;
    case 'token':
      sandbox.tokens.keep(record[1], record[2], record[3]);
      break;
    default:
      applyToBooks(sandbox, record);
      break;
  }
}

type BooksRecord = Exclude<KeptRecord, { readonly 0: 'blank' | 'founded' | 'removed' | 'reset' | 'token' }>;

function applyToBooks(sandbox: Sandbox, record: BooksRecord): void {
  const books = sandbox.companies.get(record[1]);
  if (!books) return;
  switch (record[0]) {
    case 'doc':
      books.seed(record[2], record[3], new Date(record[3].MetaData.LastUpdatedTime));
      break;
    case 'gone':
      books.sequences.reserve(record[2], record[3]);
      books.table(record[2]).remove(record[3]);
      break;
    case 'grave':
      books.bury(record[2], record[3]);
      break;
    case 'sequences':
      books.sequences.restore(record[2]);
      break;
    case 'answer':
      books.answers.set(record[2], record[3]);
      break;
    case 'file':
      if (record[3] === null) books.files.delete(record[2]);
      else books.files.set(record[2], Buffer.from(record[3], 'base64'));
  }
}

/** Everything that a sandbox holds now, one record after the other. */
export function* recordsOf(sandbox: Sandbox): Generator<KeptRecord> {
  for (const books of sandbox.companies.list()) {
    const realm = books.realmId;
    yield ['blank', realm, books.name];
    yield ['sequences', realm, books.sequences.entries()];
    for (const entity of books.entities())
      for (const doc of books.list(entity)) yield ['doc', realm, entity, doc];
    for (const entity of books.buried())
      for (const grave of books.tombstones(entity)) yield ['grave', realm, entity, grave];
    for (const [id, answer] of books.answers) yield ['answer', realm, id, answer];
    for (const [id, content] of books.files) yield ['file', realm, id, content.toString('base64')];
  }
  for (const [kind, key, value] of sandbox.tokens.entries()) yield ['token', kind, key, value];
}
