import { DomainEvent } from '#platform';

/** What has left of a job changed. */
export class JobShipped extends DomainEvent {
  static override readonly eventName = 'job.shipped';

  constructor(
    readonly jobId: string,
    readonly version: number,
    readonly purchaseOrderId: string | null,
    /** Nothing of the job is left to ship. */
    readonly isAll: boolean,
  ) {
    super();
  }
}
