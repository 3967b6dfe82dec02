import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { TimekeepingModule } from '#timekeeping';
import { BilledOrderLinesRepository } from './billed-order-lines.repository.js';
import { BillingSettingsController } from './billing-settings.controller.js';
import { BillingSettingsRepository } from './billing-settings.repository.js';
import { ClaimsRepository } from './claims.repository.js';
import { AllocatePayment } from './commands/allocate-payment.command.js';
import { AskDeposit } from './commands/ask-deposit.command.js';
import { BillJob } from './commands/bill-job.command.js';
import { BillOrder } from './commands/bill-order.command.js';
import { BillProgress } from './commands/bill-progress.command.js';
import { BillUnbilled } from './commands/bill-unbilled.command.js';
import { BillingExtras } from './commands/billing-extras.js';
import { BookedBills } from './commands/booked-bills.js';
import { ChangeInvoice } from './commands/change-invoice.command.js';
import { ChangeSettings } from './commands/change-settings.command.js';
import { CorrectInvoice } from './commands/correct-invoice.command.js';
import { CreateInvoice } from './commands/create-invoice.command.js';
import { CreditBooks } from './commands/credit-books.js';
import { CreditInvoice } from './commands/credit-invoice.command.js';
import { CreditLedger } from './commands/credit-ledger.js';
import { CreditedWork } from './commands/credited-work.js';
import { DecideInvoice } from './commands/decide-invoice.command.js';
import { EmailInvoice } from './commands/email-invoice.command.js';
import { EnterCredit } from './commands/enter-credit.command.js';
import { EnterInvoice } from './commands/enter-invoice.command.js';
import { Evidence } from './commands/evidence.js';
import { EvidenceSources } from './commands/evidence-sources.js';
import { HoldbackNotices } from './commands/holdback-notices.js';
import { InvoiceComposer } from './commands/invoice-composer.js';
import { InvoiceDispatch } from './commands/invoice-dispatch.js';
import { InvoiceDrafts } from './commands/invoice-drafts.js';
import { InvoicedWork } from './commands/invoiced-work.js';
import { IssueCredit } from './commands/issue-credit.command.js';
import { Ledger } from './commands/ledger.js';
import { LocalDay } from './commands/local-day.js';
import { MoneyReferences } from './commands/money-references.js';
import { NamedByInvoice } from './commands/named-by-invoice.js';
import { OpenLink } from './commands/open-link.command.js';
import { OrderBilling } from './commands/order-billing.js';
import { RebillInvoice } from './commands/rebill-invoice.command.js';
import { RecordPayment } from './commands/record-payment.command.js';
import { RecordProviderTotals } from './commands/record-provider-totals.command.js';
import { RecountBills } from './commands/recount-bills.command.js';
import { Refund } from './commands/refund.command.js';
import { RefundLedger } from './commands/refund-ledger.js';
import { ReleaseDueHoldbacks } from './commands/release-due-holdbacks.command.js';
import { ReleaseHoldback } from './commands/release-holdback.command.js';
import { SaveMarkup } from './commands/save-markup.command.js';
import { SaveSchedule } from './commands/save-schedule.command.js';
import { ScheduleHoldbacks } from './commands/schedule-holdbacks.command.js';
import { SendInvoice } from './commands/send-invoice.command.js';
import { SubmitInvoice } from './commands/submit-invoice.command.js';
import { UseCredit } from './commands/use-credit.command.js';
import { VoidInvoice } from './commands/void-invoice.command.js';
import { VoidPayment } from './commands/void-payment.command.js';
import { ContractorBillingController } from './contractor-billing.controller.js';
import { CreditRecords } from './credit-records.repository.js';
import { CreditUseRecords } from './credit-use-records.repository.js';
import { CreditedLinesRepository } from './credited-lines.repository.js';
import { CreditsController } from './credits.controller.js';
import { CreditsRepository } from './credits.repository.js';
import { CustomerBillingController } from './customer-billing.controller.js';
import { CustomerStatementsController } from './customer-statements.controller.js';
import { DepositsController } from './deposits.controller.js';
import { DepositsRepository } from './deposits.repository.js';
import { EvidenceRepository } from './evidence.repository.js';
import { HoldbacksController } from './holdbacks.controller.js';
import { HoldbacksRepository } from './holdbacks.repository.js';
import { InvoiceCorrectionsController } from './invoice-corrections.controller.js';
import { InvoiceDecisions } from './invoice-decisions.facade.js';
import { InvoiceHistoryController } from './invoice-history.controller.js';
import { InvoiceLinksRepository } from './invoice-links.repository.js';
import { InvoiceListRepository } from './invoice-list.repository.js';
import { InvoiceNumbers } from './invoice-numbers.repository.js';
import { InvoicePapersController } from './invoice-papers.controller.js';
import { InvoiceRecords } from './invoice-records.repository.js';
import { InvoiceSets } from './invoice-sets.repository.js';
import { InvoiceStepsController } from './invoice-steps.controller.js';
import { InvoiceTellers } from './invoice-tellers.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesRepository } from './invoices.repository.js';
import { InvoicesFileController } from './invoices-file.controller.js';
import { InvoicingFacade } from './invoicing.facade.js';
import { InvoicingStores } from './invoicing.stores.js';
import { JobInvoicesController } from './job-invoices.controller.js';
import { ApprovalNoticeListener } from './listeners/approval-notice.listener.js';
import { JobCompletedListener } from './listeners/job-completed.listener.js';
import { JobDoneListener } from './listeners/job-done.listener.js';
import { OrderAppearedListener } from './listeners/order-appeared.listener.js';
import { PaymentNoticeListener } from './listeners/payment-notice.listener.js';
import { MarkupsController } from './markups.controller.js';
import { MarkupsRepository } from './markups.repository.js';
import { OrderBillsController } from './order-bills.controller.js';
import { PaymentRecords } from './payment-records.repository.js';
import { PaymentStepsController } from './payment-steps.controller.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsRepository } from './payments.repository.js';
import { PublicInvoicesController } from './public-invoices.controller.js';
import { CostPricer } from './queries/cost-pricer.query.js';
import { CostsToBill } from './queries/costs-to-bill.query.js';
import { CustomerStatements } from './queries/customer-statements.query.js';
import { InvoiceHistory } from './queries/invoice-history.query.js';
import { InvoicePapers } from './queries/invoice-papers.query.js';
import { InvoicingReads } from './queries/invoicing-reads.query.js';
import { LineDefaults } from './queries/line-defaults.query.js';
import { MoneyHistory } from './queries/money-history.query.js';
import { OwnHistory } from './queries/own-history.query.js';
import { PreviewInvoice } from './queries/preview-invoice.query.js';
import { ProperInvoiceQuery } from './queries/proper-invoice.query.js';
import { ShowCredits } from './queries/show-credits.query.js';
import { ShowHoldbacks } from './queries/show-holdbacks.query.js';
import { ShowInvoices } from './queries/show-invoices.query.js';
import { ShowPayments } from './queries/show-payments.query.js';
import { ShowUnbilled } from './queries/show-unbilled.query.js';
import { SlipsQuery } from './queries/slips.query.js';
import { StatementPapers } from './queries/statement-papers.query.js';
import { TaxReasons } from './queries/tax-reasons.query.js';
import { TimeRates } from './queries/time-rates.query.js';
import { TimeToBill } from './queries/time-to-bill.query.js';
import { UnbilledWork } from './queries/unbilled-work.query.js';
import { RefundRecords } from './refund-records.repository.js';
import { RefundsController } from './refunds.controller.js';
import { RefundsRepository } from './refunds.repository.js';
import { HoldbackHandler } from './schedule/holdback.handler.js';
import { HoldbackSchedule } from './schedule/holdback.schedule.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SlipPaymentsRepository } from './slip-payments.repository.js';
import { SlipsController } from './slips.controller.js';
import { SpecialLinesRepository } from './special-lines.repository.js';
import { StatementsRepository } from './statements.repository.js';
import { UnbilledController } from './unbilled.controller.js';

const STORAGE = [
  BillingSettingsRepository,
  ClaimsRepository,
  MarkupsRepository,
  BilledOrderLinesRepository,
  DepositsRepository,
  EvidenceRepository,
  SpecialLinesRepository,
  HoldbacksRepository,
  CreditsRepository,
  CreditedLinesRepository,
  RefundsRepository,
  StatementsRepository,
  SchedulesRepository,
  InvoicesRepository,
  InvoiceListRepository,
  InvoiceSets,
  PaymentsRepository,
  InvoiceRecords,
  PaymentRecords,
  CreditRecords,
  CreditUseRecords,
  RefundRecords,
  InvoicingStores,
  InvoiceNumbers,
];
const PAPERS = [
  InvoiceLinksRepository,
  SlipPaymentsRepository,
  SlipsQuery,
  StatementPapers,
  InvoicePapers,
  ProperInvoiceQuery,
  InvoiceDispatch,
  EmailInvoice,
  OpenLink,
];
const HISTORY = [InvoiceTellers, OwnHistory, MoneyHistory, InvoiceHistory];
const USE_CASES = [
  ...PAPERS,
  ...HISTORY,
  BillingExtras,
  BillUnbilled,
  TimeToBill,
  CostPricer,
  TimeRates,
  LineDefaults,
  OrderBilling,
  BillOrder,
  CreditedWork,
  InvoicedWork,
  CostsToBill,
  UnbilledWork,
  ShowUnbilled,
  SaveMarkup,
  BillProgress,
  SaveSchedule,
  AskDeposit,
  RebillInvoice,
  LocalDay,
  CreditLedger,
  CreditBooks,
  IssueCredit,
  CreditInvoice,
  EnterCredit,
  UseCredit,
  AllocatePayment,
  RefundLedger,
  Refund,
  ShowCredits,
  CustomerStatements,
  ReleaseHoldback,
  HoldbackNotices,
  ReleaseDueHoldbacks,
  ScheduleHoldbacks,
  ChangeSettings,
  ShowHoldbacks,
  EvidenceSources,
  InvoiceComposer,
  NamedByInvoice,
  BookedBills,
  RecountBills,
  InvoiceDrafts,
  TaxReasons,
  PreviewInvoice,
  Evidence,
  Ledger,
  MoneyReferences,
  CreateInvoice,
  EnterInvoice,
  BillJob,
  ChangeInvoice,
  CorrectInvoice,
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
  imports: [
    CatalogModule,
    IdentityModule,
    JobsModule,
    NotificationsModule,
    PartiesModule,
    PurchaseOrdersModule,
    TimekeepingModule,
  ],
  controllers: [
    InvoicesController,
    InvoicesFileController,
    InvoiceHistoryController,
    InvoiceStepsController,
    JobInvoicesController,
    CustomerBillingController,
    ContractorBillingController,
    HoldbacksController,
    DepositsController,
    BillingSettingsController,
    MarkupsController,
    OrderBillsController,
    UnbilledController,
    PaymentsController,
    InvoicePapersController,
    PublicInvoicesController,
    SlipsController,
    PaymentStepsController,
    CreditsController,
    RefundsController,
    InvoiceCorrectionsController,
    CustomerStatementsController,
  ],
  providers: [
    ...STORAGE,
    ...USE_CASES,
    JobCompletedListener,
    ApprovalNoticeListener,
    OrderAppearedListener,
    JobDoneListener,
    PaymentNoticeListener,
    HoldbackSchedule,
    HoldbackHandler,
    InvoicingFacade,
    InvoiceDecisions,
  ],
  exports: [InvoicingFacade, InvoiceDecisions, InvoiceSets, InvoicePapers, InvoiceTellers],
})
export class InvoicingModule {}
