import { Injectable } from '@nestjs/common';
import type { RecordStore } from '#platform';
import type { InvoiceRecord } from './domain/invoice.js';
import type { PaymentRecord } from './domain/payment.js';
import { InvoiceRecords } from './invoice-records.repository.js';
import { PaymentRecords } from './payment-records.repository.js';

/** Both kinds of whole records that this module mirrors in bulk. */
@Injectable()
export class InvoicingStores {
  readonly invoices: RecordStore<InvoiceRecord>;
  readonly payments: RecordStore<PaymentRecord>;

  constructor(invoices: InvoiceRecords, payments: PaymentRecords) {
    this.invoices = invoices;
    this.payments = payments;
  }
}
