import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { PartiesFacade } from '#parties';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { PurchaseOrderChanged } from '../events/purchase-order-changed.event.js';
import { PurchaseOrdersFacade } from '../purchase-orders.facade.js';

/** Calls those who may approve an order that begins to wait for them: put up at once, or a draft that was handed in. */
@Injectable()
@ListensTo('purchase-orders.order-notice', PurchaseOrderChanged)
export class OrderNoticeListener implements EventListener<PurchaseOrderChanged> {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly parties: PartiesFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event, actorId }: DeliveredEvent<PurchaseOrderChanged>): Promise<void> {
    if (event.happened !== 'created' && event.happened !== 'submitted') return;
    // The news of a draft may come after the draft was handed in, which is told by itself.
    if (event.status !== 'pending') return;
    const order = await this.orders.order(event.purchaseOrderId);
    // Somebody was faster than this notice.
    if (order?.status !== 'pending') return;
    const { id, number, total, currency, customerId, contractorId } = order;
    const party = customerId
      ? await this.parties.customer(customerId)
      : contractorId && (await this.parties.contractor(contractorId));
    await this.notifications.notify({
      kind: 'purchase_order.submitted',
      to: { roles: ['owner', 'admin', 'manager'] },
      subject: { type: 'purchase_order', id },
      values: { number, total: { amount: total, currency }, party: party ? party.displayName : '' },
      key: String(event.version),
      actorId,
    });
  }
}
