import type { AccountingConnector } from '../ports/accounting-connector.js';
import type { CanonicalCustomer, CanonicalInvoice, Entity } from '../ports/canonical-documents.js';
import type { ConnectionContext } from '../ports/connection-context.js';
import type { StockThere } from './connector-contract.stock.js';

/** What can go wrong between us and a simulated accounting system. */
export type Mishap =
  /** The write is carried out and its answer is lost. */
  | 'timeout-after-commit'
  /** Too many calls, with a wait of `retryAfterSeconds`. */
  | 'throttle'
  /** The answer is not what it says it is. */
  | 'malformed'
  /** The answer is cut off. */
  | 'truncated'
  /** An error in an answer that says that all went well. */
  | 'fault-in-success'
  /** The connection breaks before anything is done. */
  | 'reset';

/** A person at the system's own screens. */
export interface RemoteUser {
  add(entity: 'customer' | 'invoice'): Promise<string>;
  change(entity: 'customer' | 'invoice', remoteId: string): Promise<void>;
  delete(entity: 'invoice', remoteId: string): Promise<void>;
  count(entity: Entity): Promise<number>;
  /** Nothing dated up to and including that day can be written any more. */
  closeBooks(day: string): Promise<void>;
}

/** One company in the simulated system, connected. */
export interface ContractCompany {
  /** With credentials that are shared by all calls and refreshed once at a time. */
  context: ConnectionContext;
  user: RemoteUser;
  /** A customer that the system accepts. */
  customer(displayName: string): CanonicalCustomer;
  /** An invoice of one line of 100.00 that the system accepts. */
  invoice(number: string, customerId: string, invoiceDate?: string): Promise<CanonicalInvoice>;
  /** An item that is counted there, and an account for what it is adjusted by; asked of systems that take adjustments. */
  stock(): Promise<StockThere>;
  /** Lets the next read or write of this company go wrong. */
  spoil(mishap: Mishap, on: 'read' | 'write', retryAfterSeconds?: number): Promise<void>;
  expireTokens(): Promise<void>;
  revokeGrant(): Promise<void>;
  /** How many times tokens were refreshed. */
  refreshes(): number;
  /** The waits in milliseconds that the connector asked its rate budget for. */
  pauses(): readonly number[];
}

/** A connector and its simulator. */
export interface ContractHarness {
  connector: AccountingConnector;
  /** A new company. `invoices`: that many of them, a few thousand of which share one moment of change. */
  open(options?: { invoices?: number }): Promise<ContractCompany>;
}
