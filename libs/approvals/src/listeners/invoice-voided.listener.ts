import { Injectable } from '@nestjs/common';
import { InvoiceVoided, InvoicingFacade } from '#invoicing';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { ApprovalsRepository } from '../approvals.repository.js';
import { approvalStates } from '../domain/approval-states.js';

/** Nothing waits for an invoice that was voided. */
@Injectable()
@ListensTo('approvals.invoice-voided', InvoiceVoided)
export class InvoiceVoidedListener implements EventListener<InvoiceVoided> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoicing: InvoicingFacade,
    private readonly approvals: ApprovalsRepository,
  ) {}

  async handle({ event }: DeliveredEvent<InvoiceVoided>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const invoice = await this.invoicing.lockedInvoice(event.invoiceId);
      const open = invoice?.status === 'void' ? await this.approvals.open(event.invoiceId) : undefined;
      if (open)
        await this.approvals.change(open.id, { status: approvalStates.next(open.status, 'withdraw') });
    });
  }
}
