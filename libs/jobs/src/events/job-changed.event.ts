import { DomainEvent } from '#platform';

/** The details of a job changed: its name, its site, its due date. */
export class JobChanged extends DomainEvent {
  static override readonly eventName = 'job.changed';

  constructor(
    readonly jobId: string,
    readonly version: number,
  ) {
    super();
  }
}
