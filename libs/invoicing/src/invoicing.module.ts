import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { JobsModule } from '#jobs';
import { PartiesModule } from '#parties';
import { TimekeepingModule } from '#timekeeping';
import { BillJob } from './commands/bill-job.command.js';
import { ChangeInvoice } from './commands/change-invoice.command.js';
import { CreateInvoice } from './commands/create-invoice.command.js';
import { DecideInvoice } from './commands/decide-invoice.command.js';
import { EnterInvoice } from './commands/enter-invoice.command.js';
import { Evidence } from './commands/evidence.js';
import { InvoiceComposer } from './commands/invoice-composer.js';
import { Ledger } from './commands/ledger.js';
import { RecordPayment } from './commands/record-payment.command.js';
import { RecordProviderTotals } from './commands/record-provider-totals.command.js';
import { SendInvoice } from './commands/send-invoice.command.js';
import { SubmitInvoice } from './commands/submit-invoice.command.js';
import { VoidInvoice } from './commands/void-invoice.command.js';
import { VoidPayment } from './commands/void-payment.command.js';
import { InvoiceListRepository } from './invoice-list.repository.js';
import { InvoiceNumbers } from './invoice-numbers.repository.js';
import { InvoiceRecords } from './invoice-records.repository.js';
import { InvoiceStepsController } from './invoice-steps.controller.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesRepository } from './invoices.repository.js';
import { InvoicingFacade } from './invoicing.facade.js';
import { InvoicingStores } from './invoicing.stores.js';
import { JobInvoicesController } from './job-invoices.controller.js';
import { PaymentRecords } from './payment-records.repository.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsRepository } from './payments.repository.js';
import { InvoicingReads } from './queries/invoicing-reads.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';
import { ShowPayments } from './queries/show-payments.query.js';

const STORAGE = [
  InvoicesRepository,
  InvoiceListRepository,
  PaymentsRepository,
  InvoiceRecords,
  PaymentRecords,
  InvoicingStores,
  InvoiceNumbers,
];
const USE_CASES = [
  InvoiceComposer,
  Evidence,
  Ledger,
  CreateInvoice,
  EnterInvoice,
  BillJob,
  ChangeInvoice,
  SubmitInvoice,
  DecideInvoice,
  SendInvoice,
  VoidInvoice,
  RecordProviderTotals,
  RecordPayment,
  VoidPayment,
  InvoicingReads,
  ShowInvoices,
  ShowPayments,
];

@Module({
  imports: [CatalogModule, IdentityModule, JobsModule, PartiesModule, TimekeepingModule],
  controllers: [InvoicesController, InvoiceStepsController, JobInvoicesController, PaymentsController],
  providers: [...STORAGE, ...USE_CASES, InvoicingFacade],
  exports: [InvoicingFacade],
})
export class InvoicingModule {}
