import { DomainEvent } from '#platform';

/** Money that a payment had left was spent on invoices. */
export class PaymentAllocated extends DomainEvent {
  static override readonly eventName = 'payment.allocated';

  constructor(
    readonly paymentId: string,
    readonly version: number,
    /** Those that this spending went to, not those that the payment had paid before. */
    readonly invoiceIds: readonly string[] = [],
  ) {
    super();
  }
}
