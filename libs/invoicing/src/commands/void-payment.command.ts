import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import { revertPayment } from '../domain/allocations.js';
import type { PaymentView } from '../domain/payment.js';
import { PaymentVoided } from '../events/payment-voided.event.js';
import { Ledger } from './ledger.js';

/** The payment does not count any more (it bounced, or was typed in wrongly): its invoices are owed again. */
@Injectable()
export class VoidPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  run(id: string, reason: string): Promise<PaymentView> {
    return this.unitOfWork.run(async () => {
      const payment = await this.ledger.lockPayment(id);
      if (payment.status === 'void')
        throw DomainError.conflict('INVOICING.PAYMENT_VOID', 'This payment is voided already.', {
          fix: 'Nothing is left to do. Record a new payment if the money came in after all.',
        });
      if (Money.of(payment.refundedAmount).compare('0') > 0) throw hasRefunds();
      const invoices = await this.ledger.lockInvoices(payment.lines.map((line) => line.invoiceId));
      await this.ledger.moveBalances(revertPayment(payment.lines, invoices));
      const voided = await this.ledger.voidPayment(id);
      await this.events.publish(new PaymentVoided(id, voided.version));
      await this.audit.record({
        action: 'payment.voided',
        entity: 'payment',
        entityId: id,
        data: { amount: payment.amount, currency: payment.currency, reason },
      });
      return voided;
    });
  }
}

function hasRefunds(): DomainError {
  return DomainError.conflict(
    'INVOICING.HAS_REFUNDS',
    'Money was refunded from this payment, so it cannot be voided.',
    { fix: 'Void the refund first.' },
  );
}
