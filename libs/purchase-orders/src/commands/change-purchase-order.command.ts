import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { closedOrder, orderNotFound, staleOrder } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { purchaseOrderStates } from '../domain/purchase-order.states.js';
import { type OrderDetails, PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import { OrderAnnouncer } from './order-announcer.js';

/** Changes what may change of an order that is on its way: dates, urgency and notes. */
@Injectable()
export class ChangePurchaseOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersRepository,
    private readonly announcer: OrderAnnouncer,
  ) {}

  /** `version` is the one the caller has seen. */
  execute(id: string, version: number, changes: Partial<OrderDetails>): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id);
      if (!order) throw orderNotFound();
      if (version !== order.version) throw staleOrder(order.version);
      if (purchaseOrderStates.actionsFrom(order.status).length === 0) throw closedOrder(order.status);
      const details = changed(order, changes);
      const saved = { ...order, ...details, version: await this.orders.saveDetails(id, details) };
      await this.announcer.announce('changed', saved, { changes });
      return saved;
    });
  }
}

/** Undefined leaves a field as it is, and so does null where a value is needed. */
function changed(order: OrderDetails, changes: Partial<OrderDetails>): OrderDetails {
  const { dueDate = order.dueDate, memo = order.memo, customerNotes = order.customerNotes } = changes;
  return {
    dueDate,
    memo,
    customerNotes,
    priority: changes.priority ?? order.priority,
    rush: changes.rush ?? order.rush,
  };
}
