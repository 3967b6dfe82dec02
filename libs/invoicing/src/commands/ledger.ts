import { Injectable } from '@nestjs/common';
import type { BalanceChange } from '../domain/allocations.js';
import type { InvoiceView } from '../domain/invoice.js';
import { paymentNotFound } from '../domain/invoicing-errors.js';
import type { PaymentRecord, PaymentView } from '../domain/payment.js';
import { InvoicesRepository } from '../invoices.repository.js';
import { PaymentsRepository } from '../payments.repository.js';
import { MoneyReferences } from './money-references.js';

/** The stored side of payments: a payment and the balances it moves, in the caller's unit of work. */
@Injectable()
export class Ledger {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly payments: PaymentsRepository,
    private readonly references: MoneyReferences,
  ) {}

  lockInvoices(ids: readonly string[]): Promise<InvoiceView[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.invoices.lock([...new Set(ids)]);
  }

  /** Throws `INVOICING.PAYMENT_NOT_FOUND`. */
  async lockPayment(id: string): Promise<PaymentView> {
    const payment = await this.payments.lock(id);
    if (!payment) throw paymentNotFound();
    return payment;
  }

  /** Throws `INVOICING.NO_SUCH_REFERENCE`. */
  async addPayment(payment: PaymentRecord): Promise<void> {
    await this.references.check(payment);
    await this.payments.create(payment);
  }

  addAllocations(
    payment: PaymentView,
    added: readonly { invoiceId: string; amount: string }[],
    unappliedAmount: string,
  ): Promise<PaymentView> {
    return this.payments.addAllocations(payment, added, unappliedAmount);
  }

  /** More was refunded of a payment, or (negative) less. */
  moveRefunded(id: string, amount: string): Promise<void> {
    return this.payments.moveRefunded(id, amount);
  }

  voidPayment(id: string): Promise<PaymentView> {
    return this.payments.setStatus(id, 'void');
  }

  moveBalances(changes: readonly BalanceChange[]): Promise<void> {
    return this.invoices.moveBalances(changes);
  }
}
