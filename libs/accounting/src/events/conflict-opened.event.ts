import { DomainEvent } from '#platform';

/** Both sides say different things of one record, and a person has to decide. */
export class ConflictOpened extends DomainEvent {
  static override readonly eventName = 'sync-conflict.opened';

  constructor(
    readonly conflictId: string,
    readonly connectionId: string,
    /** The kind of record. */
    readonly entity: string,
    readonly localId: string | null,
    readonly remoteId: string | null,
    readonly conflict: string,
    readonly fields: readonly string[],
  ) {
    super();
  }
}
