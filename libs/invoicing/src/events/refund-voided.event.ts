import { DomainEvent } from '#platform';

/** A refund does not count any more: its payment or credit has the money again. */
export class RefundVoided extends DomainEvent {
  static override readonly eventName = 'refund.voided';

  constructor(readonly refundId: string) {
    super();
  }
}
