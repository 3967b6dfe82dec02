import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { TimekeepingModule } from '#timekeeping';
import { BudgetAlertsRepository } from './budget-alerts.repository.js';
import { BudgetsRepository } from './budgets.repository.js';
import { SetBudget } from './commands/set-budget.command.js';
import { TakeSnapshot } from './commands/take-snapshot.command.js';
import { WatchBudget } from './commands/watch-budget.command.js';
import { CommitmentsRepository } from './commitments.repository.js';
import { CustomerAccountsController } from './customer-accounts.controller.js';
import { CustomerAccountsRepository } from './customer-accounts.repository.js';
import { InsightsFacade } from './insights.facade.js';
import { JobBudgetsController } from './job-budgets.controller.js';
import { JobFinancialsController } from './job-financials.controller.js';
import { JobProfitRepository } from './job-profit.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { BudgetNoticeListener } from './listeners/budget-notice.listener.js';
import { CostListener } from './listeners/cost.listener.js';
import { ProductivityRepository } from './productivity.repository.js';
import { CostedJobs } from './queries/costed-jobs.query.js';
import { CustomerAccountQuery } from './queries/customer-account.query.js';
import { JobProfitQuery } from './queries/job-profit.query.js';
import { OperationalFigures } from './queries/operational-figures.query.js';
import { ReportsQuery } from './queries/reports.query.js';
import { ReceivablesController } from './receivables.controller.js';
import { ReceivablesRepository } from './receivables.repository.js';
import { ReportFiles } from './report-files/report-files.query.js';
import { ReportRows } from './report-files/report-rows.query.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportsController } from './reports.controller.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [
    IdentityModule,
    JobsModule,
    InvoicingModule,
    NotificationsModule,
    PartiesModule,
    TimekeepingModule,
  ],
  controllers: [
    JobFinancialsController,
    JobBudgetsController,
    ReportFilesController,
    ReportsController,
    ReceivablesController,
    CustomerAccountsController,
  ],
  providers: [
    SnapshotsRepository,
    BudgetsRepository,
    LedgerRepository,
    JobProfitRepository,
    JobProfitQuery,
    ReceivablesRepository,
    ProductivityRepository,
    OperationalFigures,
    ReportsQuery,
    ReportRows,
    ReportFiles,
    TakeSnapshot,
    SetBudget,
    WatchBudget,
    BudgetAlertsRepository,
    CommitmentsRepository,
    CostedJobs,
    CostListener,
    BudgetNoticeListener,
    CustomerAccountsRepository,
    CustomerAccountQuery,
    InsightsFacade,
  ],
  exports: [InsightsFacade],
})
export class InsightsModule {}
