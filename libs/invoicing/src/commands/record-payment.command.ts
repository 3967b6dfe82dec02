import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { DomainError, Money, newId } from '#kernel';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import { applyPayment } from '../domain/allocations.js';
import type { PaymentRecord } from '../domain/payment.js';
import { PaymentRecorded } from '../events/payment-recorded.event.js';
import { Ledger } from './ledger.js';

export interface NewPayment
  extends Omit<PaymentRecord, 'id' | 'status' | 'unappliedAmount' | 'source' | 'lines'> {
  /** What of the payment goes to which invoice; the rest stays unapplied. */
  allocations: { invoiceId: string; amount: string }[];
}

@Injectable()
export class RecordPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly identity: IdentityFacade,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  /** Answers the id. */
  run({ allocations, ...payment }: NewPayment): Promise<string> {
    return this.unitOfWork.run(async () => {
      checkParty(payment);
      await this.checkRate(payment);
      const invoiceIds = allocations.map(({ invoiceId }) => invoiceId);
      const invoices = await this.ledger.lockInvoices(invoiceIds);
      const { unappliedAmount, changes } = applyPayment(payment, allocations, invoices);
      const id = newId();
      const lines = allocations.map((line, index) => ({ lineNumber: index + 1, ...line }));
      await this.ledger.addPayment({
        ...payment,
        id,
        status: 'recorded',
        unappliedAmount,
        source: 'manual',
        lines,
      });
      await this.ledger.moveBalances(changes);
      await this.events.publish(new PaymentRecorded(id, 1, invoiceIds));
      const { amount, currency, direction } = payment;
      await this.audit.record({
        action: 'payment.recorded',
        entity: 'payment',
        entityId: id,
        data: { amount, currency, direction, unappliedAmount, invoices: lines },
      });
      return id;
    });
  }

  private async checkRate(payment: Pick<NewPayment, 'currency' | 'exchangeRate'>): Promise<void> {
    const { currency } = await this.identity.organizationSettings();
    if (payment.currency === currency || payment.exchangeRate !== null) return;
    throw new DomainError(
      'INVOICING.RATE_MISSING',
      `A payment in ${payment.currency} needs its rate to ${currency}.`,
      { field: 'exchangeRate' },
    );
  }
}

function checkParty({ direction, customerId, contractorId, amount }: Omit<NewPayment, 'allocations'>): void {
  if (Money.of(amount).compare(Money.zero) <= 0)
    throw new DomainError('INVOICING.PAYMENT_AMOUNT', 'A payment is more than zero.', { field: 'amount' });
  const isReceived = direction === 'received';
  const [needed, other] = isReceived ? [customerId, contractorId] : [contractorId, customerId];
  if (needed !== null && other === null) return;
  throw new DomainError(
    'INVOICING.PAYMENT_PARTY',
    isReceived ? 'A payment is received from a customer.' : 'A payment is made to a contractor or supplier.',
    { field: isReceived ? 'customerId' : 'contractorId' },
  );
}
