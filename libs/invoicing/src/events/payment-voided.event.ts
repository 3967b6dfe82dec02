import { DomainEvent } from '#platform';

/** The payment does not count any more; the invoices it had paid are open again. */
export class PaymentVoided extends DomainEvent {
  static override readonly eventName = 'payment.voided';

  constructor(
    readonly paymentId: string,
    readonly version: number,
  ) {
    super();
  }
}
