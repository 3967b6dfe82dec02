import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { type InvoiceAction, invoiceStates } from '../domain/invoice-states.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { lockOne } from './lock-invoice.js';

/** The invoice reached its customer. */
@Injectable()
export class SendInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** A person's command: refused unless the invoice is approved and not sent yet. */
  send(id: string): Promise<InvoiceView> {
    return this.move(id, 'send', true);
  }

  markSent(id: string): Promise<InvoiceView> {
    return this.move(id, 'send', false);
  }

  markViewed(id: string): Promise<InvoiceView> {
    return this.move(id, 'view', false);
  }

  private move(id: string, action: InvoiceAction, isStrict: boolean): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      if (!isStrict && !invoiceStates.can(invoice.status, action)) return invoice;
      const moved = await this.invoices.update(id, { status: invoiceStates.next(invoice.status, action) });
      await this.audit.record({
        action: `invoice.${moved.status}`,
        entity: 'invoice',
        entityId: id,
        data: { number: invoice.number },
      });
      return moved;
    });
  }
}
