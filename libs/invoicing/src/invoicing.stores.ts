import { Injectable } from '@nestjs/common';
import type { RecordStore } from '#platform';
import { CreditRecords } from './credit-records.repository.js';
import { CreditUseRecords, type CreditUses } from './credit-use-records.repository.js';
import type { CreditRecord } from './domain/credit.js';
import type { InvoiceRecord } from './domain/invoice.js';
import type { BookedPayment } from './domain/payment.js';
import type { RefundReceiptRecord, RefundRecord } from './domain/refund.js';
import { InvoiceRecords } from './invoice-records.repository.js';
import { PaymentRecords } from './payment-records.repository.js';
import { RefundReceiptRecords } from './refund-receipt-records.js';
import { RefundRecords } from './refund-records.repository.js';

/** All kinds of whole records that this module mirrors in bulk. */
@Injectable()
export class InvoicingStores {
  readonly invoices: RecordStore<InvoiceRecord>;
  readonly payments: RecordStore<BookedPayment>;
  readonly credits: RecordStore<CreditRecord>;
  readonly creditUses: CreditUses;
  readonly refunds: RecordStore<RefundRecord>;
  readonly refundReceipts: RecordStore<RefundReceiptRecord>;

  constructor(
    invoices: InvoiceRecords,
    payments: PaymentRecords,
    credits: CreditRecords,
    creditUses: CreditUseRecords,
    refunds: RefundRecords,
  ) {
    this.invoices = invoices;
    this.payments = payments;
    this.credits = credits;
    this.creditUses = creditUses;
    this.refunds = refunds;
    this.refundReceipts = new RefundReceiptRecords(credits, refunds);
  }
}
