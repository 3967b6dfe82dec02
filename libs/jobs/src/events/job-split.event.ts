import { DomainEvent } from '#platform';

/** A part of a job became a job of its own. */
export class JobSplit extends DomainEvent {
  static override readonly eventName = 'job.split';

  constructor(
    readonly jobId: string,
    readonly version: number,
    readonly newJobId: string,
  ) {
    super();
  }
}
