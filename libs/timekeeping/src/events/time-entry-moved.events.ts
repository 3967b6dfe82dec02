import { DomainEvent } from '#platform';

/** Time was handed in and waits for somebody to accept it. */
export class TimeEntrySubmitted extends DomainEvent {
  static override readonly eventName = 'time-entry.submitted';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}

/** Time came back to its author, who may change it and hand it in again. */
export class TimeEntryRejected extends DomainEvent {
  static override readonly eventName = 'time-entry.rejected';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
    readonly reason: string,
  ) {
    super();
  }
}
