import { DomainEvent } from '#platform';

/** Somebody with the right to do so accepted the time: it may be billed and sent to the books. */
export class TimeEntryApproved extends DomainEvent {
  static override readonly eventName = 'time-entry.approved';

  constructor(
    readonly timeEntryId: string,
    readonly version: number,
  ) {
    super();
  }
}
