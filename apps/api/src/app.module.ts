import { type DynamicModule, Module } from '@nestjs/common';
import { AccountingModule } from '#accounting';
import { ApprovalsModule } from '#approvals';
import { CatalogModule } from '#catalog';
import { DataEventsModule } from '#data-events';
import { IdentityModule } from '#identity';
import { InsightsModule } from '#insights';
import { InvoicingModule } from '#invoicing';
import { JobSheetModule, JobsModule } from '#jobs';
import { NotificationsModule } from '#notifications';
import { ClearanceNoticesModule, PartiesModule } from '#parties';
import { type Config, PlatformModule } from '#platform';
import { PurchaseOrderFilesModule, PurchaseOrderNoticesModule, PurchaseOrdersModule } from '#purchase-orders';
import { TimekeepingModule } from '#timekeeping';
import { TrackingModule } from '#tracking';
import { MappingVersionsModule, TransformModule } from '#transform';
import { WorkOrdersModule } from '#work-orders';
import { DashboardModule } from './dashboard/dashboard.module.js';

/** Every feature of the product. They know each other through their doors; here they only meet. */
export const FEATURES = [
  IdentityModule,
  PartiesModule,
  CatalogModule,
  NotificationsModule,
  ClearanceNoticesModule,
  TransformModule,
  MappingVersionsModule,
  PurchaseOrdersModule,
  PurchaseOrderFilesModule,
  PurchaseOrderNoticesModule,
  JobsModule,
  JobSheetModule,
  WorkOrdersModule,
  TimekeepingModule,
  InvoicingModule,
  ApprovalsModule,
  InsightsModule,
  AccountingModule,
  TrackingModule,
  DataEventsModule,
];

/** The whole application, for HTTP, for workers and for scripts alike. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config), ...FEATURES, DashboardModule] };
  }
}
