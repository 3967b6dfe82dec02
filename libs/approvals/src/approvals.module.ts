import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { TimekeepingModule } from '#timekeeping';
import { WorkOrdersModule } from '#work-orders';
import { ApprovalReportController } from './approval-report.controller.js';
import { ApprovalReportRepository } from './approval-report.repository.js';
import { ApprovalRoutesController } from './approval-routes.controller.js';
import { ApprovalRoutesRepository } from './approval-routes.repository.js';
import { ApprovalSettingsController } from './approval-settings.controller.js';
import { ApprovalSettingsRepository } from './approval-settings.repository.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsFacade } from './approvals.facade.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { ApprovalDesk } from './commands/approval-desk.js';
import { ApprovalGrants } from './commands/approval-grants.js';
import { ApprovalNotices } from './commands/approval-notices.js';
import { Approver } from './commands/approver.js';
import { Authors } from './commands/authors.js';
import { ChangeDelegations } from './commands/change-delegations.command.js';
import { ChangeRoutes } from './commands/change-routes.command.js';
import { ChangeSettings } from './commands/change-settings.command.js';
import { CommonGrace } from './commands/common-grace.js';
import { Decide } from './commands/decide.command.js';
import { DecideMany } from './commands/decide-many.command.js';
import { DecisionLedger } from './commands/decision-ledger.js';
import { FixFinding } from './commands/fix-finding.command.js';
import { FixLedger } from './commands/fix-ledger.js';
import { ReceiveInvoice } from './commands/receive-invoice.command.js';
import { ReleaseApproval } from './commands/release-approval.command.js';
import { RouteReferences } from './commands/route-references.js';
import { SetRules } from './commands/set-rule.command.js';
import { Turns } from './commands/turns.js';
import { UndoApproval } from './commands/undo-approval.command.js';
import { UnfixFinding } from './commands/unfix-finding.command.js';
import { DashboardInvoicesController } from './dashboard-invoices.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationsRepository } from './delegations.repository.js';
import { BooksDoor } from './evidence/books-door.js';
import { CardRates } from './evidence/card-rates.query.js';
import { GatherEvidence } from './evidence/gather-evidence.query.js';
import { PartyEvidence } from './evidence/party-evidence.query.js';
import { TaxEvidence } from './evidence/tax-evidence.query.js';
import { TimeEvidence } from './evidence/time-evidence.query.js';
import { WorkEvidence } from './evidence/work-evidence.query.js';
import { FixesRepository } from './fixes.repository.js';
import { EscalationHandler } from './handlers/escalation.handler.js';
import { ReleaseHandler } from './handlers/release.handler.js';
import { InvoiceFindingsController } from './invoice-findings.controller.js';
import { EscalationNoticeListener } from './listeners/escalation-notice.listener.js';
import { InvoiceSubmittedListener } from './listeners/invoice-submitted.listener.js';
import { InvoiceVoidedListener } from './listeners/invoice-voided.listener.js';
import { PendingFileController } from './pending-file.controller.js';
import { ApprovalReport } from './queries/approval-report.query.js';
import { BackTest } from './queries/back-test.query.js';
import { InvoiceDecisionsTeller } from './queries/invoice-decisions.teller.js';
import { PendingInvoices } from './queries/pending-invoices.query.js';
import { ShowDecision } from './queries/show-decision.query.js';
import { ShowLineProofs } from './queries/show-line-proofs.query.js';
import { ShowRules } from './queries/show-rules.query.js';
import { ValidateInvoice } from './queries/validate-invoice.query.js';
import { ValidationRulesController } from './validation-rules.controller.js';
import { ValidationRulesRepository } from './validation-rules.repository.js';

const STORAGE = [
  ApprovalReportRepository,
  ApprovalRoutesRepository,
  ApprovalSettingsRepository,
  ApprovalsRepository,
  DecisionsRepository,
  DelegationsRepository,
  FixesRepository,
  ValidationRulesRepository,
];
const EVIDENCE = [
  BooksDoor,
  CardRates,
  GatherEvidence,
  PartyEvidence,
  TaxEvidence,
  TimeEvidence,
  WorkEvidence,
];
const USE_CASES = [
  ApprovalDesk,
  ApprovalGrants,
  ApprovalNotices,
  ApprovalReport,
  Approver,
  Authors,
  BackTest,
  ChangeDelegations,
  ChangeRoutes,
  RouteReferences,
  ChangeSettings,
  CommonGrace,
  Decide,
  DecideMany,
  DecisionLedger,
  FixFinding,
  FixLedger,
  InvoiceDecisionsTeller,
  PendingInvoices,
  ReceiveInvoice,
  ReleaseApproval,
  SetRules,
  ShowDecision,
  ShowLineProofs,
  ShowRules,
  Turns,
  UndoApproval,
  UnfixFinding,
  ValidateInvoice,
];
const HANDLERS = [
  EscalationHandler,
  ReleaseHandler,
  EscalationNoticeListener,
  InvoiceSubmittedListener,
  InvoiceVoidedListener,
];

@Module({
  imports: [
    CatalogModule,
    IdentityModule,
    InvoicingModule,
    JobsModule,
    NotificationsModule,
    PartiesModule,
    PurchaseOrdersModule,
    TimekeepingModule,
    WorkOrdersModule,
  ],
  controllers: [
    ApprovalsController,
    ApprovalReportController,
    ApprovalRoutesController,
    ApprovalSettingsController,
    DashboardInvoicesController,
    DelegationsController,
    InvoiceFindingsController,
    PendingFileController,
    ValidationRulesController,
  ],
  providers: [...STORAGE, ...EVIDENCE, ...USE_CASES, ...HANDLERS, ApprovalsFacade],
  exports: [ApprovalsFacade, BooksDoor],
})
export class ApprovalsModule {}
