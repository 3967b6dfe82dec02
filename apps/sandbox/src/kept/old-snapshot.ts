import type { Answer } from '../answer.js';
import type { TokenKind } from '../quickbooks-online/oauth/token-store.js';
import type { Tombstone } from '../quickbooks-online/store/change-log.js';
import type { Doc } from '../quickbooks-online/store/doc.js';
import type { KeptRecord } from './records.js';

interface CompanyState {
  readonly realmId: string;
  readonly name: string;
  readonly entities: Readonly<Record<string, Doc[]>>;
  readonly tombstones: Readonly<Record<string, Tombstone[]>>;
  readonly sequences: readonly [string, number][];
  readonly answers: readonly [string, Answer][];
  readonly files: readonly [string, string][];
}

/** The one object that a snapshot was before there were journals. */
export interface OldSnapshot {
  readonly version: 1;
  readonly companies: readonly CompanyState[];
  readonly tokens: Readonly<Record<'grants' | 'access' | 'refresh', readonly [string, unknown][]>>;
}

export function isOldSnapshot(value: unknown): value is OldSnapshot {
  return (value as { version?: unknown } | null)?.version === 1;
}

export function* recordsOfOldSnapshot(snapshot: OldSnapshot): Generator<KeptRecord> {
  for (const { realmId, name, ...state } of snapshot.companies) {
    yield ['blank', realmId, name];
    for (const [entity, docs] of Object.entries(state.entities))
      for (const doc of docs) yield ['doc', realmId, entity, doc];
    for (const [entity, graves] of Object.entries(state.tombstones))
      for (const grave of graves) yield ['grave', realmId, entity, grave];
    yield ['sequences', realmId, state.sequences];
    for (const [id, answer] of state.answers) yield ['answer', realmId, id, answer];
    for (const [id, content] of state.files) yield ['file', realmId, id, content];
  }
  const kinds: readonly [TokenKind, 'grants' | 'access' | 'refresh'][] = [
    ['grant', 'grants'],
    ['access', 'access'],
    ['refresh', 'refresh'],
  ];
  for (const [kind, name] of kinds)
    for (const [key, value] of snapshot.tokens[name]) yield ['token', kind, key, value];
}
