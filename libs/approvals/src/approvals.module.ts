import { Module } from '@nestjs/common';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { PartiesModule } from '#parties';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsFacade } from './approvals.facade.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { Decide } from './commands/decide.command.js';
import { DecideMany } from './commands/decide-many.command.js';
import { DashboardInvoicesController } from './dashboard-invoices.controller.js';
import { PendingInvoices } from './queries/pending-invoices.query.js';
import { ShowDecision } from './queries/show-decision.query.js';
import { ValidateInvoice } from './queries/validate-invoice.query.js';

@Module({
  imports: [InvoicingModule, JobsModule, PartiesModule],
  controllers: [ApprovalsController, DashboardInvoicesController],
  providers: [
    ApprovalsRepository,
    ValidateInvoice,
    PendingInvoices,
    ShowDecision,
    Decide,
    DecideMany,
    ApprovalsFacade,
  ],
  exports: [ApprovalsFacade],
})
export class ApprovalsModule {}
