import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceStates } from '../domain/invoice-states.js';
import { expectVersion } from '../domain/invoicing-errors.js';
import { InvoiceSubmitted } from '../events/invoice-submitted.event.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { lockOne } from './lock-invoice.js';

/** Hands a draft, or one that was sent back, to whoever approves. */
@Injectable()
export class SubmitInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
  ) {}

  run(id: string, version?: number): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      if (version !== undefined) expectVersion(invoice, version);
      const status = invoiceStates.next(invoice.status, 'submit');
      if (invoice.lines.length === 0) throw noLines(invoice);
      const submitted = await this.invoices.update(id, { status, rejectionReason: null });
      await this.audit.record({
        action: 'invoice.submitted',
        entity: 'invoice',
        entityId: id,
        data: { number: invoice.number, total: invoice.total },
      });
      await this.events.publish(new InvoiceSubmitted(id, submitted.direction, submitted.version));
      return submitted;
    });
  }
}

function noLines(invoice: InvoiceView): DomainError {
  return DomainError.conflict(
    'INVOICING.NO_LINES',
    `Invoice ${invoice.number} has no lines, so there is nothing to approve.`,
    { fix: 'Add a line first.' },
  );
}
