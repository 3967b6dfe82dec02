import { DomainEvent } from '#platform';
import type { InvoiceDirection } from '../domain/invoice.js';

/** The invoice became a claim: it may go to the customer and to the books. */
export class InvoiceApproved extends DomainEvent {
  static override readonly eventName = 'invoice.approved';

  constructor(
    readonly invoiceId: string,
    readonly direction: InvoiceDirection,
    readonly version: number,
  ) {
    super();
  }
}
