import { Module } from '@nestjs/common';
import { JobsModule } from '#jobs';
import { TimekeepingModule } from '#timekeeping';
import { DecideInvoice } from './commands/decide-invoice.command.js';
import { Evidence } from './commands/evidence.js';
import { RecordProviderTotals } from './commands/record-provider-totals.command.js';
import { SendInvoice } from './commands/send-invoice.command.js';
import { InvoiceListRepository } from './invoice-list.repository.js';
import { InvoiceRecords } from './invoice-records.repository.js';
import { InvoicesRepository } from './invoices.repository.js';
import { InvoicingFacade } from './invoicing.facade.js';
import { InvoicingStores } from './invoicing.stores.js';
import { PaymentRecords } from './payment-records.repository.js';
import { PaymentsRepository } from './payments.repository.js';
import { InvoicingReads } from './queries/invoicing-reads.query.js';

const STORAGE = [
  InvoicesRepository,
  InvoiceListRepository,
  PaymentsRepository,
  InvoiceRecords,
  PaymentRecords,
  InvoicingStores,
];
const USE_CASES = [Evidence, DecideInvoice, SendInvoice, RecordProviderTotals, InvoicingReads];

@Module({
  imports: [JobsModule, TimekeepingModule],
  providers: [...STORAGE, ...USE_CASES, InvoicingFacade],
  exports: [InvoicingFacade],
})
export class InvoicingModule {}
