import { DomainEvent } from '#platform';

/** Money was given back, of a payment or of a credit. */
export class RefundRecorded extends DomainEvent {
  static override readonly eventName = 'refund.recorded';

  constructor(readonly refundId: string) {
    super();
  }
}
