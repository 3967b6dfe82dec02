import { DomainEvent } from '#platform';

/** The books were tied out, or that was given up. */
export class ReconciliationFinished extends DomainEvent {
  static override readonly eventName = 'reconciliation.finished';

  constructor(
    readonly reconciliationId: string,
    readonly connectionId: string,
    readonly status: 'succeeded' | 'failed',
    /** How many differences were found; null when it was given up. */
    readonly differences: number | null,
    /** There were too many to look at each: there may be more. */
    readonly isCut: boolean,
  ) {
    super();
  }
}
