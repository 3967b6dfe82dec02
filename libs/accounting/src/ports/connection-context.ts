import type { Clock, Secret } from '#kernel';

/** The tokens of one connection, kept fresh for every caller on every node. */
export interface ConnectionCredentials {
  /** An access token that is valid for the next minutes. Throws `ConnectorError('auth')` when the grant is gone. */
  accessToken(): Promise<Secret>;
  /**
   * Says that the system refused `refused`. Answers a newer one: another caller's, if there is one already, else
   * from a single refresh.
   */
  renew(refused: Secret): Promise<Secret>;
}

/** Allows calls at the connection's pace; shared by every node. */
export interface RateBudget {
  /** Waits for a turn (milliseconds at most a minute) and counts the call. Throws `ConnectorError('throttled')` when the month is used up. */
  take(calls?: number): Promise<void>;
  /** The system said to wait: nobody calls before that. */
  pauseFor(milliseconds: number): Promise<void>;
}

/** Goes in with every call, because connectors keep nothing: no field of theirs may hold a tenant's data. */
export interface ConnectionContext {
  organizationId: string;
  connectionId: string;
  /** The company file: QuickBooks' realm, Xero's tenant. */
  remoteCompanyId: string;
  credentials: ConnectionCredentials;
  budget: RateBudget;
  clock: Clock;
  signal: AbortSignal;
  /**
   * Where a record is written: to be awaited right before the request that changes something goes out, after every wait for a
   * turn or a token and each time it goes out. Throws when it may not any more; that error is passed on as it is.
   */
  beforeWrite?(): Promise<void>;
}
