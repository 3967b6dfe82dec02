import { Module } from '@nestjs/common';
import { MovePurchaseOrder } from './commands/move-purchase-order.command.js';
import { PurchaseOrdersFacade } from './purchase-orders.facade.js';
import { PurchaseOrdersRepository } from './purchase-orders.repository.js';

@Module({
  providers: [PurchaseOrdersFacade, PurchaseOrdersRepository, MovePurchaseOrder],
  exports: [PurchaseOrdersFacade],
})
export class PurchaseOrdersModule {}
