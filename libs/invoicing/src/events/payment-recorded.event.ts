import { DomainEvent } from '#platform';

/** Money came in or went out, and the invoices it pays were lowered by it. */
export class PaymentRecorded extends DomainEvent {
  static override readonly eventName = 'payment.recorded';

  constructor(
    readonly paymentId: string,
    readonly version: number,
    /** Those that it pays from the beginning. */
    readonly invoiceIds: readonly string[] = [],
  ) {
    super();
  }
}
