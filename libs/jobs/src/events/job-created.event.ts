import { DomainEvent } from '#platform';

/** A job was made: of a purchase order, by hand, or by splitting another. */
export class JobCreated extends DomainEvent {
  static override readonly eventName = 'job.created';

  constructor(
    readonly jobId: string,
    readonly version: number,
    readonly number: string,
    readonly purchaseOrderId: string | null,
  ) {
    super();
  }
}
