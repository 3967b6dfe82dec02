import type { Secret } from '#kernel';
import type { BalanceReader } from './balance-reader.js';
import type { CanonicalDocuments, Entity } from './canonical-documents.js';
import type { Capabilities } from './capabilities.js';
import type { ConnectionContext } from './connection-context.js';

/** A connector's own bookmark: JSON that only it reads. */
export type Cursor = { [key: string]: string | number | boolean | null };

/** A record as the accounting system has it now, or the news that it is gone. */
export interface RemoteChange<E extends Entity = Entity> {
  entity: E;
  remoteId: string;
  /** Changes with every change of the record; null where the system has none. */
  remoteVersion: string | null;
  /** ISO 8601 instant. */
  remoteUpdatedAt: string | null;
  deleted: boolean;
  /** Null when deleted. */
  document: CanonicalDocuments[E] | null;
  /**
   * The end of our own id of it, in lower-case hex digits without hyphens, where we write one into records of that entity;
   * null when the record has none. A copy that somebody makes there may have it too.
   */
  ownReference?: string | null;
}

/** A record that is there, and of which nothing can be said here. */
export interface UnreadableRecord {
  entity: Entity;
  remoteId: string;
  /** Its number or name, as people know it; null when it has none. */
  label: string | null;
  /** What is wrong with it: the end of a sentence that says so. */
  reason: string;
}

export interface PullPage {
  changes: RemoteChange[];
  /** Records of the page that cannot be read: they hold up no other, and are in no `changes`. */
  unreadable?: readonly UnreadableRecord[];
  /** Where the next page begins; null after the last one. */
  next: Cursor | null;
  /** How many records there are in all, when the system says so; for progress only. */
  total?: number;
}

export interface DeltaPage {
  /** In the order of `ENTITIES`. */
  changes: RemoteChange[];
  /** Records among those that changed which cannot be read. */
  unreadable?: readonly UnreadableRecord[];
  /** Give it to the next `delta`. */
  next: Cursor;
  /** Entities with more changes than one answer holds: what is in `changes` of them is a part, the rest is pulled from here. */
  overflow: { entity: Entity; cursor: Cursor }[];
  /** True when the cursor is too old for the change feed: everything must be pulled again. */
  expired: boolean;
}

export interface PushOperation<E extends Entity = Entity> {
  entity: E;
  operation: 'create' | 'update' | 'void' | 'delete';
  /** The whole record, with the system's own ids in its references. */
  document: CanonicalDocuments[E];
  /** Of the record to change; absent on create. */
  remoteId?: string;
  /** What we believe its version to be; a connector refuses with `conflict` when it moved on. */
  expectedVersion?: string;
  /** The same on every retry of the same change of the same version; at most 50 characters. */
  idempotencyKey: string;
  /** Our own id of the record, for systems that can keep it. */
  localId: string;
  /** The bytes of an attachment that is made; of nothing else. */
  content?: Buffer;
}

/** What the system answered to a write: the record as it now stands there. */
export interface PushReceipt<E extends Entity = Entity> {
  remoteId: string;
  remoteVersion: string | null;
  remoteUpdatedAt: string | null;
  /** Null after a delete. */
  document: CanonicalDocuments[E] | null;
}

export interface RemoteCompany {
  remoteCompanyId: string;
  name: string;
  country: string | null;
  currency: string | null;
  /** Days up to and including this one are closed. */
  closedThrough: string | null;
}

export interface TokenSet {
  accessToken: Secret;
  refreshToken: Secret;
  accessExpiresAt: Date;
  refreshExpiresAt: Date | null;
  /** After this instant no refresh helps: the person must connect again. */
  refreshHardExpiresAt: Date | null;
}

/** OAuth 2.0 of one system. Calls carry no connection yet. */
export interface Authorization {
  /** Where to send the person. `state` is single-use and bound to the session. */
  authorizeUrl(state: string): string;
  /** Trades the callback's parameters for tokens and the company's id. Throws `ConnectorError('auth')`. */
  exchange(callback: {
    code: string;
    companyId?: string;
  }): Promise<{ tokens: TokenSet; remoteCompanyId: string }>;
  /** Throws `ConnectorError('auth')` when the grant was revoked, `unavailable` or `timeout-unknown` when it is unclear. */
  refresh(refreshToken: Secret): Promise<TokenSet>;
  revoke(refreshToken: Secret): Promise<void>;
}

export interface WebhookNotice {
  eventId: string;
  remoteCompanyId: string;
  entity: Entity;
  remoteId: string;
  operation: string;
  occurredAt: string | null;
}

export interface WebhookVerifier {
  /** Checks the signature over the raw bytes, in constant time. */
  verify(rawBody: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): boolean;
  /** The notices of a verified body; entities we do not mirror are left out. */
  parse(rawBody: Buffer): WebhookNotice[];
}

/** Of these ids of theirs, those that are taken. */
export type Taken = (remoteIds: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * One accounting system. Stateless: everything of a tenant comes in with the context. Throws only `ConnectorError`.
 * Every call takes one turn of `context.budget` per request it sends, and awaits `context.beforeWrite` right before one
 * that changes something.
 */
export interface AccountingConnector {
  readonly capabilities: Capabilities;
  readonly authorization: Authorization;
  readonly webhooks?: WebhookVerifier;
  /** Absent where the system has no reports to tie out against. */
  readonly balances?: BalanceReader;

  company(context: ConnectionContext): Promise<RemoteCompany>;

  /**
   * One page of all records of an entity, inactive ones included, from `cursor` (null: from the start). Pages follow
   * the time of last change, so that a record that changes or goes meanwhile is never the reason another is missed.
   * A connector that knows the page's `next` before it has translated the page may `announce` it: that page is then asked
   * for meanwhile.
   * A page may also bring records of an entity that the system keeps in the same objects, which then has none of its
   * own: what credits pay comes with the payments. Of each object without such a record it then says that the record is
   * gone, because it cannot know whether there was one.
   */
  pull(
    context: ConnectionContext,
    entity: Entity,
    cursor: Cursor | null,
    announce?: (next: Cursor | null) => void,
  ): Promise<PullPage>;

  /** A bookmark for `delta` that covers everything changed from `since` on, with an overlap. */
  deltaCursor(since: Date): Cursor;

  /** What changed since the cursor, for all the given entities in as few calls as the system allows. */
  delta(context: ConnectionContext, entities: readonly Entity[], cursor: Cursor): Promise<DeltaPage>;

  /**
   * The record as it stands now; undefined when there is none (deleted ones included). Throws `ConnectorError('validation')`
   * when it is there and cannot be read.
   */
  read(context: ConnectionContext, entity: Entity, remoteId: string): Promise<RemoteChange | undefined>;

  /** Writes one record and answers what the system made of it. */
  push(context: ConnectionContext, operation: PushOperation): Promise<PushReceipt>;

  /**
   * Did a write whose answer was lost take effect? Looks for a record that can only be ours. `taken` tells which records
   * over there belong to others of ours: what was created is none of them, though it may say the same.
   */
  findByExternalReference(
    context: ConnectionContext,
    operation: PushOperation,
    taken?: Taken,
  ): Promise<RemoteChange | undefined>;

  /** A report in the system's own JSON; names are `capabilities.reports`. */
  report(
    context: ConnectionContext,
    name: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<unknown>;
}
