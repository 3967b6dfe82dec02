import { DomainEvent } from '#platform';

/** A run that fetches from an accounting system has come so far; told once a second at most. */
export class SyncRunProgressed extends DomainEvent {
  static override readonly eventName = 'sync-run.progressed';

  constructor(
    readonly connectionId: string,
    readonly runId: string,
    readonly status: 'running',
    /** Records read so far. */
    readonly pulled: number,
    /** How many there are, as far as the accounting system says; null while it has said of none. */
    readonly total: number | null,
  ) {
    super();
  }
}

/** A run has come to its end. */
export class SyncRunFinished extends DomainEvent {
  static override readonly eventName = 'sync-run.finished';

  constructor(
    readonly connectionId: string,
    readonly runId: string,
    readonly status: 'succeeded' | 'failed' | 'cancelled',
    readonly pulled: number,
    readonly total: number | null,
  ) {
    super();
  }
}
