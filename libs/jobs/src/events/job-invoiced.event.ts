import { DomainEvent } from '#platform';

/** An invoice took quantities from a job's lines, or gave them back. */
export class JobInvoiced extends DomainEvent {
  static override readonly eventName = 'job.invoiced';

  constructor(readonly jobId: string) {
    super();
  }
}
