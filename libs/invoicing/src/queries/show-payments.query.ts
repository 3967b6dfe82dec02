import { Injectable } from '@nestjs/common';
import type { Page } from '#platform';
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
    return payment;
  }

  page(filter: PaymentFilter): Promise<Page<PaymentView>> {
    return this.payments.list(filter);
  }
}
