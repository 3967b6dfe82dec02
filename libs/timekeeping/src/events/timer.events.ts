import { DomainEvent } from '#platform';

/** A contractor clocked out. */
export class TimerStopped extends DomainEvent {
  static override readonly eventName = 'time-entry.stopped';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}

/** A contractor clocked in. */
export class TimerStarted extends DomainEvent {
  static override readonly eventName = 'time-entry.started';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}

/** A contractor began a break. */
export class TimerPaused extends DomainEvent {
  static override readonly eventName = 'time-entry.paused';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}

/** A contractor went on after a break. */
export class TimerResumed extends DomainEvent {
  static override readonly eventName = 'time-entry.resumed';

  constructor(
    readonly timeEntryId: string,
    readonly contractorId: string,
  ) {
    super();
  }
}
