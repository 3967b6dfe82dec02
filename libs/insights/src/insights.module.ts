import { Module } from '@nestjs/common';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { TimekeepingModule } from '#timekeeping';
import { TakeSnapshot } from './commands/take-snapshot.command.js';
import { InsightsFacade } from './insights.facade.js';
import { JobFinancialsController } from './job-financials.controller.js';
import { OperationalFigures } from './queries/operational-figures.query.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [JobsModule, InvoicingModule, TimekeepingModule],
  controllers: [JobFinancialsController],
  providers: [SnapshotsRepository, OperationalFigures, TakeSnapshot, InsightsFacade],
  exports: [InsightsFacade],
})
export class InsightsModule {}
