import type { Cursor, RemoteChange } from './accounting-connector.js';
import type { Entity } from './canonical-documents.js';
import type { ConnectionContext } from './connection-context.js';

/** What customers owe, or what is owed to vendors. */
export type LedgerSide = 'receivable' | 'payable';

/** What one customer owes, or one vendor is owed, by the system's own addition; in the company's home currency. */
export interface PartyBalance {
  /** Of the customer or vendor. */
  remoteId: string;
  name: string;
  amount: string;
}

/** The aged receivables or payables as the system itself adds them up. */
export interface LedgerBalances {
  /** The control total. */
  total: string;
  parties: PartyBalance[];
}

/** One line of the system's own list of what is open. Credits and money on account are negative. */
export interface OpenDocument {
  /** Null for what is no document of ours, such as a journal entry. */
  entity: Entity | null;
  remoteId: string;
  /** Of the customer or vendor. */
  partyId: string;
  /** What the system calls its kind, e.g. `Journal Entry`. */
  kind: string;
  number: string | null;
  /** What is open of it, in the company's home currency. */
  amount: string;
}

/**
 * What a reconciliation asks of an accounting system: its own reports, few calls whatever the size of the company, and
 * records by number where those differ.
 */
export interface BalanceReader {
  /** Of everything dated up to and including `day`. */
  balances(context: ConnectionContext, side: LedgerSide, day: string): Promise<LedgerBalances>;
  /** The same, document by document. */
  openDocuments(context: ConnectionContext, side: LedgerSide, day: string): Promise<OpenDocument[]>;
  /**
   * How many objects hold records of an entity, inactive ones included, and of which other entities they hold records as
   * well. Undefined where the system does not say.
   */
  count(
    context: ConnectionContext,
    entity: Entity,
  ): Promise<{ count: number; entities: readonly Entity[] } | undefined>;
  /** Records as they stand now, in as few calls as the system allows; deleted ones, and what cannot be read, are left out. */
  readMany(context: ConnectionContext, entity: Entity, remoteIds: readonly string[]): Promise<RemoteChange[]>;
  /** Where a `pull` begins that reads what changed from a moment on. */
  pullCursor(since: Date): Cursor;
}
