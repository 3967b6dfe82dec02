import { DomainEvent } from '#platform';

/** A job moved to another state. */
export class JobStatusChanged extends DomainEvent {
  static override readonly eventName = 'job.status-changed';

  constructor(
    readonly jobId: string,
    readonly version: number,
  ) {
    super();
  }
}
