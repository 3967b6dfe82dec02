import { Injectable } from '@nestjs/common';
import { InvoiceSubmitted } from '#invoicing';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ReceiveInvoice } from '../commands/receive-invoice.command.js';

/** Begins the approval of what was handed in. */
@Injectable()
@ListensTo('approvals.invoice-submitted', InvoiceSubmitted)
export class InvoiceSubmittedListener implements EventListener<InvoiceSubmitted> {
  constructor(private readonly receive: ReceiveInvoice) {}

  handle({ event }: DeliveredEvent<InvoiceSubmitted>): Promise<void> {
    return this.receive.run(event.invoiceId);
  }
}
