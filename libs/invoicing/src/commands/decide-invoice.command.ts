import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, EventBus, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceStates, LIVE_STATUSES } from '../domain/invoice-states.js';
import { InvoiceApproved } from '../events/invoice-approved.event.js';
import { InvoiceRejected } from '../events/invoice-rejected.event.js';
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

  /** An approval that is held is announced later, or withdrawn: until then nobody hears of it. */
  approve(id: string, approvedBy: string | null, { isHeld = false } = {}): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      const approved = await this.invoices.update(id, {
        status: invoiceStates.next(invoice.status, 'approve'),
        approvedAt: this.clock.now(),
        approvedBy,
      });
      if (!isHeld) await this.events.publish(new InvoiceApproved(id, approved.direction, approved.version));
      return approved;
    });
  }

  announce(id: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      if (!LIVE_STATUSES.includes(invoice.status)) return false;
      await this.events.publish(new InvoiceApproved(id, invoice.direction, invoice.version));
      return true;
    });
  }

  withdraw(id: string): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      const status = invoiceStates.next(invoice.status, 'reconsider');
      return this.invoices.update(id, { status, approvedAt: null, approvedBy: null });
    });
  }

  reject(id: string, reason: string): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      const rejected = await this.invoices.update(id, {
        status: invoiceStates.next(invoice.status, 'reject'),
        rejectionReason: reason,
      });
      await this.events.publish(new InvoiceRejected(id, rejected.direction, reason));
      return rejected;
    });
  }
}
