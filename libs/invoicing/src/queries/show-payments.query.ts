import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
import { inCents } from '../domain/in-cents.js';
import { paymentNotFound } from '../domain/invoicing-errors.js';
import type { PaymentView } from '../domain/payment.js';
import { type PaymentFilter, PaymentsRepository } from '../payments.repository.js';

@Injectable()
export class ShowPayments {
  constructor(private readonly payments: PaymentsRepository) {}

  /** Throws `INVOICING.PAYMENT_NOT_FOUND`. */
  async one(id: string): Promise<PaymentView> {
    const payment = await this.payments.find(id);
    if (!payment) throw paymentNotFound();
    return paymentInCents(payment);
  }

  async page(filter: PaymentFilter): Promise<Page<PaymentView>> {
    const page = await this.payments.list(filter);
    return { ...page, items: page.items.map(paymentInCents) };
  }
}

export function paymentInCents(payment: PaymentView): PaymentView {
  const lines = payment.lines.map((line) => inCents(line, 'amount'));
  return { ...inCents(payment, 'amount', 'unappliedAmount', 'refundedAmount'), lines };
}
