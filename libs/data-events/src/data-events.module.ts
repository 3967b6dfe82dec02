import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { InvoicingModule } from '#invoicing';
import { JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { PurchaseOrdersModule } from '#purchase-orders';
import { TimekeepingModule } from '#timekeeping';
import { WorkOrdersModule } from '#work-orders';
import { RecordListener } from './record.listener.js';
import { ListRecords } from './records/list-records.js';
import { MoneyRecords } from './records/money-records.js';
import { RecordReader } from './records/record-reader.js';
import { WorkRecords } from './records/work-records.js';

@Module({
  imports: [
    ...[NotificationsModule, PartiesModule, CatalogModule, PurchaseOrdersModule],
    ...[JobsModule, WorkOrdersModule, TimekeepingModule, InvoicingModule],
  ],
  providers: [ListRecords, WorkRecords, MoneyRecords, RecordReader, RecordListener],
})
export class DataEventsModule {}
