import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { PartiesModule } from '#parties';
import { BudgetsRepository } from './budgets.repository.js';
import { SetBudget } from './commands/set-budget.command.js';
import { TakeSnapshot } from './commands/take-snapshot.command.js';
import { CustomerAccountsController } from './customer-accounts.controller.js';
import { CustomerAccountsRepository } from './customer-accounts.repository.js';
import { InsightsFacade } from './insights.facade.js';
import { JobBudgetsController } from './job-budgets.controller.js';
import { JobFinancialsController } from './job-financials.controller.js';
import { LedgerRepository } from './ledger.repository.js';
import { ProductivityRepository } from './productivity.repository.js';
import { CustomerAccountQuery } from './queries/customer-account.query.js';
import { OperationalFigures } from './queries/operational-figures.query.js';
import { ReportsQuery } from './queries/reports.query.js';
import { ReportsController } from './reports.controller.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [IdentityModule, JobsModule, InvoicingModule, PartiesModule],
  controllers: [JobFinancialsController, JobBudgetsController, ReportsController, CustomerAccountsController],
  providers: [
    SnapshotsRepository,
    BudgetsRepository,
    LedgerRepository,
    ProductivityRepository,
    OperationalFigures,
    ReportsQuery,
    TakeSnapshot,
    SetBudget,
    CustomerAccountsRepository,
    CustomerAccountQuery,
    InsightsFacade,
  ],
  exports: [InsightsFacade],
})
export class InsightsModule {}
