import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import { applyPayment } from '../domain/allocations.js';
import { availableOf, type PaymentView } from '../domain/payment.js';
import { PaymentAllocated } from '../events/payment-allocated.event.js';
import { Ledger } from './ledger.js';

/** Spends later what a payment had left. */
@Injectable()
export class AllocatePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `INVOICING.OVER_ALLOCATED` and what else `applyPayment` throws. */
  run(id: string, allocations: readonly { invoiceId: string; amount: string }[]): Promise<PaymentView> {
    return this.unitOfWork.run(async () => {
      const payment = await this.ledger.lockPayment(id);
      if (payment.status === 'void')
        throw DomainError.conflict('INVOICING.PAYMENT_VOID', 'This payment is voided, so it pays nothing.', {
          fix: 'Use another payment, or record it anew if the money came in after all.',
        });
      const invoiceIds = allocations.map(({ invoiceId }) => invoiceId);
      const invoices = await this.ledger.lockInvoices(invoiceIds);
      const spent = { ...payment, amount: availableOf(payment).toFixed(), stored: 'payment' as const };
      const { unappliedAmount, changes } = applyPayment(spent, allocations, invoices);
      const after = await this.ledger.addAllocations(payment, allocations, unappliedAmount);
      await this.ledger.moveBalances(changes);
      await this.events.publish(new PaymentAllocated(id, after.version, invoiceIds));
      await this.audit.record({
        action: 'payment.allocated',
        entity: 'payment',
        entityId: id,
        data: { invoices: allocations, unappliedAmount },
      });
      return after;
    });
  }
}
