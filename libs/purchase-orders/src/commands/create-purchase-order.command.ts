import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { numberTaken } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { OrderNumbersRepository } from '../order-numbers.repository.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';
import { OrderAnnouncer } from './order-announcer.js';
import { type ComposedOrder, type NewOrder, OrderComposer } from './order-composer.js';

/** Enters an order by hand. */
@Injectable()
export class CreatePurchaseOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly composer: OrderComposer,
    private readonly numbers: OrderNumbersRepository,
    private readonly orders: PurchaseOrdersRepository,
    private readonly announcer: OrderAnnouncer,
  ) {}

  execute(input: NewOrder): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const composed = await this.composer.compose(input);
      const number = await this.number(composed, input.number?.trim());
      const id = newId();
      const created = await this.orders.create(requireScope().organizationId, { ...composed, id, number });
      await this.announcer.announce('created', created, { total: created.total, currency: created.currency });
      return created;
    });
  }

  private async number(order: ComposedOrder, given: string | undefined): Promise<string> {
    if (!given) return this.numbers.next();
    const party = order.customerId ?? order.contractorId ?? '';
    const holder = await this.numbers.holder(order.direction, party, given);
    if (holder !== undefined) throw numberTaken(given, holder);
    return given;
  }
}
