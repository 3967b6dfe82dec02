import { DomainEvent } from '#platform';

/** The work of a job is done. */
export class JobCompleted extends DomainEvent {
  static override readonly eventName = 'job.completed';

  constructor(
    readonly jobId: string,
    readonly version: number,
  ) {
    super();
  }
}
