import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { orderNotFound, staleOrder } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { type PurchaseOrderAction, purchaseOrderStates } from '../domain/purchase-order.states.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import { actorName } from './actor-name.js';
import { OrderAnnouncer } from './order-announcer.js';

const HAPPENED: Record<PurchaseOrderAction, string> = {
  submit: 'submitted',
  approve: 'approved',
  begin: 'begun',
  complete: 'completed',
  ship: 'shipped',
  cancel: 'cancelled',
};

export interface MoveOptions {
  /** The version the caller has seen; a module that has locked the order leaves it out. */
  version?: number;
  reason?: string;
}

/** Takes an order one step along its states. */
@Injectable()
export class MovePurchaseOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PurchaseOrdersRepository,
    private readonly announcer: OrderAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(
    id: string,
    action: PurchaseOrderAction,
    { version, reason }: MoveOptions = {},
  ): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const order = await this.orders.lock(id);
      if (!order) throw orderNotFound();
      if (version !== undefined && version !== order.version) throw staleOrder(order.version);
      const status = purchaseOrderStates.next(order.status, action);
      const approval = action === 'approve' ? { at: this.clock.now(), by: actorName() } : undefined;
      const saved = await this.orders.saveStatus(id, status, approval);
      const approved = approval && { approvedAt: approval.at.toISOString(), approvedBy: approval.by };
      const moved = { ...order, ...approved, status, version: saved };
      await this.announcer.announce(HAPPENED[action], moved, {
        from: order.status,
        ...(reason && { reason }),
      });
      return moved;
    });
  }
}
