import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Answer } from './answer.js';
import type { TokenState } from './quickbooks-online/oauth/token-store.js';
import type { Tombstone } from './quickbooks-online/store/change-log.js';
import type { CompanyBooks } from './quickbooks-online/store/company-books.js';
import type { Doc } from './quickbooks-online/store/doc.js';
import type { Sandbox } from './sandbox.js';

interface CompanyState {
  realmId: string;
  name: string;
  entities: Record<string, Doc[]>;
  tombstones: Record<string, Tombstone[]>;
  sequences: [string, number][];
  answers: [string, Answer][];
  files: [string, string][];
}

interface State {
  version: 1;
  companies: CompanyState[];
  tokens: TokenState;
}

/** Writes everything beside the file and then renames, so that a crash leaves the old snapshot whole. */
export async function saveSnapshot(sandbox: Sandbox, file: string): Promise<void> {
  sandbox.isDirty = false;
  const state: State = {
    version: 1,
    companies: sandbox.companies.list().map(companyState),
    tokens: sandbox.tokens.snapshot(),
  };
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}

/** True when there was a snapshot to go on from. */
export async function loadSnapshot(sandbox: Sandbox, file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const state = JSON.parse(text) as State;
  for (const company of state.companies)
    sandbox.companies.restore(company.realmId, company.name, (books) => fill(books, company));
  sandbox.tokens.restore(state.tokens);
  return true;
}

function companyState(books: CompanyBooks): CompanyState {
  const entities = books.entities();
  return {
    realmId: books.realmId,
    name: books.name,
    entities: Object.fromEntries(entities.map((entity) => [entity, [...books.list(entity)]])),
    tombstones: Object.fromEntries(books.buried().map((entity) => [entity, [...books.tombstones(entity)]])),
    sequences: books.sequences.entries(),
    answers: [...books.answers],
    files: [...books.files].map(([id, content]) => [id, content.toString('base64')]),
  };
}

function fill(books: CompanyBooks, state: CompanyState): void {
  for (const [entity, docs] of Object.entries(state.entities)) {
    for (const doc of docs) books.seed(entity, doc, new Date(doc.MetaData.LastUpdatedTime));
  }
  for (const [entity, graves] of Object.entries(state.tombstones))
    for (const grave of graves) books.bury(entity, grave);
  books.sequences.restore(state.sequences);
  for (const [id, answer] of state.answers) books.answers.set(id, answer);
  for (const [id, content] of state.files) books.files.set(id, Buffer.from(content, 'base64'));
}
