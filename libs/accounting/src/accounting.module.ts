import { Module, type OnModuleInit } from '@nestjs/common';
import { ApprovalsModule } from '#approvals';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { InsightsModule } from '#insights';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { CONFIG, type Config, SealedColumns } from '#platform';
import { PurchaseOrdersModule } from '#purchase-orders';
import { TimekeepingModule } from '#timekeeping';
import { WorkOrdersModule } from '#work-orders';
import { AccountingController } from './accounting.controller.js';
import { ATTACHMENTS, ATTACHMENTS_CONTROLLERS } from './attachments/attachments.providers.js';
import { AuthorizationController } from './authorization.controller.js';
import { AuthorizeCommand } from './commands/authorize.command.js';
import { CompanyProbe } from './commands/company-probe.js';
import { ConnectCommand } from './commands/connect.command.js';
import { ConnectionLifecycleCommand, DisconnectCommand } from './commands/connection-lifecycle.command.js';
import { ConnectionWork } from './commands/connection-work.js';
import { GrantStorage } from './commands/grant-storage.js';
import { HandPush } from './commands/hand-push.js';
import { JobContractors, JobFigures, OpenCompanies } from './commands/job-figures.js';
import { PushInvoiceCommand } from './commands/push-invoice.command.js';
import { PushOrderCommand } from './commands/push-order.command.js';
import { PushSettlementCommand } from './commands/push-settlement.command.js';
import { ReleasedInvoices } from './commands/released-invoices.js';
import { SyncActions } from './commands/sync-actions.command.js';
import { SyncJobCommand } from './commands/sync-job.command.js';
import { CONFLICTS, CONFLICTS_CONTROLLERS } from './conflicts/conflicts.providers.js';
import { ConnectionContexts } from './connections/connection-contexts.js';
import { ConnectionsRepository } from './connections/connections.repository.js';
import { OAuthStatesRepository } from './connections/oauth-states.repository.js';
import { UsageRepository } from './connections/usage.repository.js';
import { registeredConnectors } from './connectors/connectors.js';
import { CredentialService } from './credentials/credential-service.js';
import { CredentialsRepository } from './credentials/credentials.repository.js';
import { GrantLoss } from './credentials/grant-loss.js';
import { PullHandler, PushHandler } from './handlers/sync-handlers.js';
import { HEALTH, HEALTH_CONTROLLERS } from './health/health.providers.js';
import { IntegrationsController } from './integrations.controller.js';
import {
  InvoiceListener,
  ListChangeListener,
  PaymentListener,
  TimeListener,
} from './listeners/change-listeners.js';
import { CreditListener } from './listeners/credit-listener.js';
import { CustomerMergeListener } from './listeners/merge-listener.js';
import { OrderListener } from './listeners/order-listener.js';
import { ChoosePartnerCommand } from './mappings/choose-partner.command.js';
import { MappingEvidence } from './mappings/mapping-evidence.js';
import { MappingsController } from './mappings/mappings.controller.js';
import { MappingsQuery } from './mappings/mappings.query.js';
import { PartnersRepository } from './mappings/partners.repository.js';
import { UsesRepository } from './mappings/uses.repository.js';
import { MATCHING, MATCHING_CONTROLLERS } from './matching/matching.providers.js';
import { OWNERSHIP, OWNERSHIP_CONTROLLERS } from './ownership/ownership.providers.js';
import { ApplyPlanCommand } from './plans/apply-plan.command.js';
import { EntryNames } from './plans/entry-names.js';
import { MakePlanCommand } from './plans/make-plan.command.js';
import { PlanHandler } from './plans/plan.handler.js';
import { PlanComparison } from './plans/plan-comparison.js';
import { PlanDesk } from './plans/plan-desk.js';
import { PlanMaker } from './plans/plan-maker.js';
import { PlanWaker } from './plans/plan-waker.js';
import { PlannedRuns } from './plans/planned-runs.js';
import { PlansController } from './plans/plans.controller.js';
import { PlansQuery } from './plans/plans.query.js';
import { PlansRepository } from './plans/plans.repository.js';
import { PullApplication } from './plans/pull-application.js';
import { PullPlanning } from './plans/pull-planning.js';
import { PullReader } from './plans/pull-reading.js';
import { PushApplication } from './plans/push-application.js';
import { PushCounterparts } from './plans/push-counterparts.js';
import { PushHolds } from './plans/push-holds.js';
import { PushLine } from './plans/push-line.js';
import { PushPlanning } from './plans/push-planning.js';
import { PushWrites } from './plans/push-writes.js';
import { ProjectListener } from './projects/project.listener.js';
import { ProjectClasses } from './projects/project-classes.js';
import { ProjectDesk } from './projects/project-desk.js';
import { ProjectPlacement } from './projects/project-placement.js';
import { ProjectReferences } from './projects/project-references.js';
import { ProjectsRepository } from './projects/projects.repository.js';
import { PushController } from './push.controller.js';
import { BooksTeller } from './queries/books-teller.query.js';
import { ConnectionQueries } from './queries/connection.queries.js';
import { OrderChanges } from './queries/order-changes.query.js';
import { RecordLabels } from './queries/record-labels.js';
import { ReportsQuery } from './queries/reports.query.js';
import { SettlementChanges } from './queries/settlement-changes.query.js';
import { SyncHistory } from './queries/sync-history.js';
import { TotalsPrediction } from './queries/totals-prediction.query.js';
import { RECONCILIATION, RECONCILIATION_CONTROLLERS } from './reconciliation/reconciliation.providers.js';
import { CustomErpRegistrar } from './registration/custom-erp.registrar.js';
import { RegisterIntegrationCommand } from './registration/register-integration.command.js';
import { RegistrationController } from './registration/registration.controller.js';
import { ConnectorRegistry } from './registry/connector-registry.js';
import { RollbackController } from './rollback/rollback.controller.js';
import { ROLLBACK } from './rollback/rollback.providers.js';
import { RunsFileController } from './runs-file.controller.js';
import { DueWorkWaker } from './schedule/due-work.js';
import { Housekeeping } from './schedule/housekeeping.js';
import { RunHousekeeping } from './schedule/run-housekeeping.js';
import { ScheduledRuns } from './schedule/scheduled-runs.js';
import { SlotsRepository } from './schedule/slots.repository.js';
import { StalledWork } from './schedule/stalled-work.js';
import { SyncSchedule } from './schedule/sync-schedule.js';
import { SyncTicker } from './schedule/sync-ticker.js';
import { STOCK } from './stock/stock.providers.js';
import { Bindings } from './sync/bindings/bindings.js';
import { CarefulApplier } from './sync/careful-applier.js';
import { ChangeApplier } from './sync/change-applier.js';
import { CONFIRMATION } from './sync/confirmation.providers.js';
import { ConflictDesk } from './sync/conflict-desk.js';
import { ConflictsRepository } from './sync/conflicts.repository.js';
import { LinksRepository } from './sync/links.repository.js';
import { LiveLinksRepository } from './sync/live-links.repository.js';
import { MissedKinds } from './sync/missed-kinds.js';
import { OperationsRepository } from './sync/operations.repository.js';
import { PagePreparation } from './sync/page-preparation.js';
import { PendingSettlements } from './sync/pending-settlements.js';
import { PullLookups, PullService, PullTools } from './sync/pull.service.js';
import { PullPages } from './sync/pull-pages.js';
import { RecordMerger } from './sync/record-merger.js';
import { RecordRefresh } from './sync/record-refresh.js';
import { RunNews } from './sync/run-news.js';
import { RunSteps } from './sync/run-steps.js';
import { RunsRepository } from './sync/runs.repository.js';
import { SENDING } from './sync/sending.providers.js';
import { SyncMetrics } from './sync/sync-metrics.js';
import { SyncStarter } from './sync/sync-starter.js';
import { UnsettledWritesRepository } from './sync/unsettled-writes.repository.js';
import { NoticeIntake } from './webhooks/notice-intake.js';
import { NoticeWaker } from './webhooks/notice-waker.js';
import { WebhookHandler } from './webhooks/webhook.handler.js';
import { WebhookEventsRepository } from './webhooks/webhook-events.repository.js';
import { WebhookInbox } from './webhooks/webhook-inbox.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

const REPOSITORIES = [
  ConnectionsRepository,
  OAuthStatesRepository,
  UsageRepository,
  CredentialsRepository,
  LinksRepository,
  OperationsRepository,
  RunsRepository,
  ConflictsRepository,
  SlotsRepository,
  WebhookEventsRepository,
  ProjectsRepository,
  PartnersRepository,
  UsesRepository,
  PlansRepository,
  UnsettledWritesRepository,
];

const ENGINE = [
  ...SENDING,
  ConnectionContexts,
  CredentialService,
  GrantLoss,
  ConflictDesk,
  Bindings,
  PagePreparation,
  ChangeApplier,
  SyncMetrics,
  CarefulApplier,
  RunSteps,
  PullPages,
  PullLookups,
  PullTools,
  RunNews,
  PullService,
  PendingSettlements,
  RecordMerger,
  RecordRefresh,
  LiveLinksRepository,
  MissedKinds,
  SyncStarter,
  ScheduledRuns,
  RunHousekeeping,
  Housekeeping,
  SyncTicker,
  DueWorkWaker,
  SyncSchedule,
  NoticeIntake,
  NoticeWaker,
  WebhookInbox,
  ProjectClasses,
  ProjectDesk,
  ProjectPlacement,
  ProjectReferences,
];

const COMMANDS = [
  AuthorizeCommand,
  CompanyProbe,
  ConnectCommand,
  GrantStorage,
  ConnectionLifecycleCommand,
  ConnectionWork,
  DisconnectCommand,
  HandPush,
  PushInvoiceCommand,
  PushOrderCommand,
  ReleasedInvoices,
  PushSettlementCommand,
  SyncActions,
  OpenCompanies,
  JobContractors,
  JobFigures,
  SyncJobCommand,
  CustomErpRegistrar,
  RegisterIntegrationCommand,
  ChoosePartnerCommand,
];

const PLANS = [
  ApplyPlanCommand,
  EntryNames,
  MakePlanCommand,
  PlanComparison,
  PlanDesk,
  PlanHandler,
  PlanMaker,
  ...MATCHING,
  PlannedRuns,
  PlansQuery,
  PlanWaker,
  StalledWork,
  PullApplication,
  PullPlanning,
  PullReader,
  PushApplication,
  PushCounterparts,
  PushHolds,
  PushLine,
  PushPlanning,
  PushWrites,
];

const QUERIES = [
  BooksTeller,
  ConnectionQueries,
  MappingEvidence,
  MappingsQuery,
  RecordLabels,
  ReportsQuery,
  SettlementChanges,
  OrderChanges,
  SyncHistory,
  TotalsPrediction,
];

const JOBS = [
  PullHandler,
  PushHandler,
  WebhookHandler,
  ListChangeListener,
  InvoiceListener,
  PaymentListener,
  CreditListener,
  TimeListener,
  OrderListener,
  CustomerMergeListener,
  ProjectListener,
];

@Module({
  imports: [
    ApprovalsModule,
    IdentityModule,
    PartiesModule,
    CatalogModule,
    PurchaseOrdersModule,
    JobsModule,
    TimekeepingModule,
    InvoicingModule,
    InsightsModule,
    NotificationsModule,
    WorkOrdersModule,
  ],
  controllers: [
    RegistrationController,
    AuthorizationController,
    ...HEALTH_CONTROLLERS,
    IntegrationsController,
    RunsFileController,
    MappingsController,
    PlansController,
    ...MATCHING_CONTROLLERS,
    RollbackController,
    AccountingController,
    ...CONFLICTS_CONTROLLERS,
    ...OWNERSHIP_CONTROLLERS,
    PushController,
    ...ATTACHMENTS_CONTROLLERS,
    WebhooksController,
    ...RECONCILIATION_CONTROLLERS,
  ],
  providers: [
    {
      provide: ConnectorRegistry,
      inject: [CONFIG],
      useFactory: (config: Config) => new ConnectorRegistry(registeredConnectors(config)),
    },
    ...REPOSITORIES,
    ...ENGINE,
    ...COMMANDS,
    ...PLANS,
    ...CONFLICTS,
    ...OWNERSHIP,
    ...HEALTH,
    ...RECONCILIATION,
    ...ROLLBACK,
    ...ATTACHMENTS,
    ...STOCK,
    ...CONFIRMATION,
    ...QUERIES,
    ...JOBS,
  ],
  exports: [ConnectorRegistry],
})
export class AccountingModule implements OnModuleInit {
  constructor(private readonly sealedColumns: SealedColumns) {}

  onModuleInit(): void {
    this.sealedColumns.register({
      table: 'connection_credentials',
      rowColumns: ['connection_id'],
      column: 'sealed',
    });
    this.sealedColumns.register({ table: 'signing_keys', rowColumns: ['id'], column: 'sealed' });
  }
}
