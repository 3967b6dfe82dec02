import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceStates } from '../domain/invoice-states.js';
import { expectVersion } from '../domain/invoicing-errors.js';
import { InvoiceVoided } from '../events/invoice-voided.event.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { Evidence } from './evidence.js';
import { lockOne } from './lock-invoice.js';

/** Takes an invoice back for good. Its number stays used; what it billed can be billed again. */
@Injectable()
export class VoidInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invoices: InvoicesRepository,
    private readonly evidence: Evidence,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  run(id: string, reason: string, version?: number): Promise<InvoiceView> {
    return this.unitOfWork.run(async () => {
      const invoice = await lockOne(this.invoices, id);
      if (version !== undefined) expectVersion(invoice, version);
      await this.evidence.refuseUsed(invoice);
      refusePaid(invoice);
      const status = invoiceStates.next(invoice.status, 'void');
      await this.evidence.release([invoice]);
      const voided = await this.invoices.update(id, { status, balance: '0' });
      await this.events.publish(new InvoiceVoided(id, invoice.direction, voided.version));
      await this.audit.record({
        action: 'invoice.voided',
        entity: 'invoice',
        entityId: id,
        data: { number: invoice.number, from: invoice.status, total: invoice.total, reason },
      });
      return voided;
    });
  }
}

function refusePaid(invoice: InvoiceView): void {
  const paid = Money.of(invoice.total).minus(invoice.balance);
  if (invoice.status === 'void' || paid.isZero()) return;
  throw DomainError.conflict(
    'INVOICING.HAS_PAYMENTS',
    `Invoice ${invoice.number} has ${paid.toFixed()} ${invoice.currency} paid on it, so it cannot be voided.`,
    {
      fix: 'Void the payments and credits that pay it first.',
      details: { invoiceNumber: invoice.number, paid: paid.toFixed(), currency: invoice.currency },
    },
  );
}
