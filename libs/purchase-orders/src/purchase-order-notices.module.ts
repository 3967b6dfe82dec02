import { Module } from '@nestjs/common';
import { NotificationsModule } from '#notifications';
import { PartiesModule } from '#parties';
import { OrderNoticeListener } from './listeners/order-notice.listener.js';
import { PurchaseOrdersModule } from './purchase-orders.module.js';

/** Tells people about orders. Apart, because only this needs to know who they are. */
@Module({
  imports: [NotificationsModule, PartiesModule, PurchaseOrdersModule],
  providers: [OrderNoticeListener],
})
export class PurchaseOrderNoticesModule {}
