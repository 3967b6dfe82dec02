import { Injectable } from '@nestjs/common';
import { EventBus, UnitOfWork } from '#platform';
import { orderNotFound, staleOrder } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { type PurchaseOrderAction, purchaseOrderStates } from '../domain/purchase-order.states.js';
import { PurchaseOrderChanged } from '../events/purchase-order-changed.event.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';

/** Takes an order one step along its states. */
@Injectable()
export class MovePurchaseOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersRepository,
    private readonly events: EventBus,
  ) {}

  /** `version` is the one the caller has seen; another module that holds no version leaves it out. */
  run(id: string, action: PurchaseOrderAction, version?: number): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id);
      if (!order) throw orderNotFound();
      if (version !== undefined && version !== order.version) throw staleOrder(order.version);
      const status = purchaseOrderStates.next(order.status, action);
      const newVersion = await this.orders.saveStatus(id, status);
      await this.events.publish(new PurchaseOrderChanged(id, newVersion, status));
      return { ...order, status, version: newVersion };
    });
  }
}
