import { DomainEvent } from '#platform';
import type { JobStatus } from '../domain/job.states.js';

/** A job moved to another state: started, held, resumed or cancelled. Completion has an event of its own. */
export class JobMoved extends DomainEvent {
  static override readonly eventName = 'job.moved';

  constructor(
    readonly jobId: string,
    readonly version: number,
    readonly status: JobStatus,
  ) {
    super();
  }
}
