import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { JobSheetController } from './job-sheet.controller.js';
import { JobsModule } from './jobs.module.js';
import { JobSheet } from './queries/job-sheet.query.js';

/** Jobs on paper and in spreadsheets. Apart, because only this needs to know whose papers they are. */
@Module({
  imports: [IdentityModule, PartiesModule, PurchaseOrdersModule, JobsModule],
  controllers: [JobSheetController],
  providers: [JobSheet],
})
export class JobSheetModule {}
