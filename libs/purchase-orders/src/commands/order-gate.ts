import { Injectable } from '@nestjs/common';
import type { OrderContent } from '../domain/order-changes.js';
import { closedOrder, orderNotFound, staleOrder } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { purchaseOrderStates } from '../domain/purchase-order.states.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import type { OrderWishes } from './order-composer.js';
import { OrderReviser } from './order-reviser.js';

/** Opens an order for a change: locked, seen as it is, and as it would be. Needs an open unit of work. */
@Injectable()
export class OrderGate {
  constructor(
    private readonly orders: PurchaseOrdersRepository,
    private readonly reviser: OrderReviser,
  ) {}

  /** Without a version whatever stands there now is changed. */
  async open(
    id: string,
    version: number | undefined,
    wishes: OrderWishes,
  ): Promise<{ order: PurchaseOrderView; after: OrderContent }> {
    const order = await this.orders.lock(id);
    if (!order) throw orderNotFound();
    if (version !== undefined && version !== order.version) throw staleOrder(order.version);
    if (purchaseOrderStates.actionsFrom(order.status).length === 0) throw closedOrder(order.status);
    return { order, after: await this.reviser.revise(order, wishes) };
  }
}
