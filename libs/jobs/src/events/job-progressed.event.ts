import { DomainEvent } from '#platform';

/** The completed quantities of a job changed. */
export class JobProgressed extends DomainEvent {
  static override readonly eventName = 'job.progressed';

  constructor(
    readonly jobId: string,
    readonly version: number,
  ) {
    super();
  }
}
