import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { PartiesModule } from '#parties';
import { OrderFilesController } from './order-files.controller.js';
import { PurchaseOrdersModule } from './purchase-orders.module.js';
import { ExportOrdersQuery } from './queries/export-orders.query.js';
import { OrderPapersQuery } from './queries/order-papers.query.js';

/** Orders on paper and in spreadsheets. Apart, because only these need to know whose papers they are. */
@Module({
  imports: [IdentityModule, PartiesModule, CatalogModule, PurchaseOrdersModule],
  controllers: [OrderFilesController],
  providers: [ExportOrdersQuery, OrderPapersQuery],
})
export class PurchaseOrderFilesModule {}
