import { Injectable } from '@nestjs/common';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { PurchaseOrderChanged } from '#purchase-orders';
import { isConsidered, OrderChanges } from '../queries/order-changes.query.js';
import { PushPlanner } from '../sync/push-planner.js';

/**
 * Orders to suppliers and of customers leave when they are approved, and what becomes of them follows. One that was deleted
 * there while work on it goes on here is made anew only when a person says so.
 */
@Injectable()
@ListensTo('accounting.orders', PurchaseOrderChanged)
export class OrderListener implements EventListener<PurchaseOrderChanged> {
  constructor(
    private readonly changes: OrderChanges,
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ event }: DeliveredEvent<PurchaseOrderChanged>): Promise<void> {
    const found = await this.changes.of(event.purchaseOrderId);
    if (!found || found.standing === 'deleted') return;
    if (found.standing === 'never' && isConsidered(found.order)) return;
    await this.unitOfWork.run(() => this.planner.plan(found.change));
  }
}
