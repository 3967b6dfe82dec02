import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { PartiesModule } from '#parties';
import { ChangePurchaseOrderCommand } from './commands/change-purchase-order.command.js';
import { CreatePurchaseOrderCommand } from './commands/create-purchase-order.command.js';
import { MovePurchaseOrderCommand } from './commands/move-purchase-order.command.js';
import { OrderAnnouncer } from './commands/order-announcer.js';
import { OrderComposer } from './commands/order-composer.js';
import { OrderNumbersRepository } from './order-numbers.repository.js';
import { PurchaseOrdersController } from './purchase-orders.controller.js';
import { PurchaseOrdersFacade } from './purchase-orders.facade.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';
import { PurchaseOrderListQuery } from './queries/purchase-order-list.query.js';

@Module({
  imports: [PartiesModule, CatalogModule],
  controllers: [PurchaseOrdersController],
  providers: [
    PurchaseOrdersFacade,
    PurchaseOrdersRepository,
    OrderNumbersRepository,
    PurchaseOrderListQuery,
    OrderComposer,
    OrderAnnouncer,
    CreatePurchaseOrderCommand,
    ChangePurchaseOrderCommand,
    MovePurchaseOrderCommand,
  ],
  exports: [PurchaseOrdersFacade],
})
export class PurchaseOrdersModule {}
