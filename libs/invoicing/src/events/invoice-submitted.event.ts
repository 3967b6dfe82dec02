import { DomainEvent } from '#platform';
import type { InvoiceDirection } from '../domain/invoice.js';

/** The invoice was handed in: somebody has to decide about it. */
export class InvoiceSubmitted extends DomainEvent {
  static override readonly eventName = 'invoice.submitted';

  constructor(
    readonly invoiceId: string,
    readonly direction: InvoiceDirection,
    readonly version: number,
  ) {
    super();
  }
}
