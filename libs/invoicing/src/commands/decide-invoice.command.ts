import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, EventBus, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceStates } from '../domain/invoice-states.js';
import { InvoiceApproved } from '../events/invoice-approved.event.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { lockOne } from './lock-invoice.js';

/** The outcome of an approval. Who may decide, the decision's own row and the audit line are the approvals module's. */
@Injectable()
export class DecideInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  approve(id: string, approvedBy: string): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      const approved = await this.invoices.update(id, {
        status: invoiceStates.next(invoice.status, 'approve'),
        approvedAt: this.clock.now(),
        approvedBy,
      });
      await this.events.publish(new InvoiceApproved(id, approved.direction, approved.version));
      return approved;
    });
  }

  reject(id: string, reason: string): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      return this.invoices.update(id, {
        status: invoiceStates.next(invoice.status, 'reject'),
        rejectionReason: reason,
      });
    });
  }
}
