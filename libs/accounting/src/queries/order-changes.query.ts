import { Injectable } from '@nestjs/common';
import { PurchaseOrdersFacade, type PurchaseOrderView } from '#purchase-orders';
import { LinksRepository } from '../sync/links.repository.js';
import type { LocalChange } from '../sync/push-planner.js';

/** How an order stands in the company files: `deleted` where it was in one and is in none any more. */
export type OrderStanding = 'there' | 'deleted' | 'never';

export interface OrderChange {
  order: PurchaseOrderView;
  standing: OrderStanding;
  change: LocalChange;
}

/** What the books have to hear of an order as it is now. */
@Injectable()
export class OrderChanges {
  constructor(
    private readonly orders: PurchaseOrdersFacade,
    private readonly links: LinksRepository,
  ) {}

  /** Undefined when there is no such order. `locked`: nobody changes it until the open unit of work ends. */
  async of(id: string, { locked = false } = {}): Promise<OrderChange | undefined> {
    const order = locked ? await this.orders.lockedOrder(id) : await this.orders.order(id);
    if (!order) return undefined;
    const entity = order.direction === 'customer' ? 'estimate' : 'purchase-order';
    const { version, customerId, contractorId, status } = order;
    const change: LocalChange = {
      ...{ entity, localId: order.id, version },
      kind: status === 'cancelled' ? 'void' : 'write',
      follows: customerId
        ? { entity: 'customer', localId: customerId }
        : { entity: 'vendor', localId: contractorId ?? '' },
    };
    return { order, standing: await this.standing(change), change };
  }

  private async standing({ entity, localId }: LocalChange): Promise<OrderStanding> {
    const links = await this.links.everOf(entity, localId);
    if (links.some(({ deleted }) => !deleted)) return 'there';
    return links.length > 0 ? 'deleted' : 'never';
  }
}

/** Whether it is only being considered: nobody has agreed to it yet. */
export function isConsidered({ status }: Pick<PurchaseOrderView, 'status'>): boolean {
  return status === 'draft' || status === 'pending';
}
