import { DomainEvent } from '#platform';
import type { InvoiceDirection } from '../domain/invoice.js';

/** The invoice was sent back to its author. */
export class InvoiceRejected extends DomainEvent {
  static override readonly eventName = 'invoice.rejected';

  constructor(
    readonly invoiceId: string,
    readonly direction: InvoiceDirection,
    readonly reason: string,
  ) {
    super();
  }
}
