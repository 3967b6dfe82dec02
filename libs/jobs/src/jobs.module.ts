import { Module } from '@nestjs/common';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { ChangeInvoiced } from './commands/change-invoiced.command.js';
import { JobsFacade } from './jobs.facade.js';
import { JobsRepository } from './jobs.repository.js';

@Module({
  imports: [PartiesModule, PurchaseOrdersModule],
  providers: [JobsFacade, JobsRepository, ChangeInvoiced],
  exports: [JobsFacade],
})
export class JobsModule {}
