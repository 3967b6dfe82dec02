import { DomainEvent } from '#platform';
import type { InvoiceDirection } from '../domain/invoice.js';

/** The invoice is no claim any more; its job quantities and time are free again. */
export class InvoiceVoided extends DomainEvent {
  static override readonly eventName = 'invoice.voided';

  constructor(
    readonly invoiceId: string,
    readonly direction: InvoiceDirection,
    readonly version: number,
  ) {
    super();
  }
}
