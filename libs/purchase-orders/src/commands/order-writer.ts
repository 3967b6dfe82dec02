import { Injectable } from '@nestjs/common';
import { type FieldChange, type OrderContent } from '../domain/order-changes.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { OrderContentRepository } from '../order-content.repository.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';

/** Writes what a locked order says from now on. Needs an open unit of work. */
@Injectable()
export class OrderWriter {
  constructor(
    private readonly content: OrderContentRepository,
    private readonly orders: PurchaseOrdersRepository,
  ) {}

  /** `isRevised` counts a revision of what was agreed. */
  async write(
    order: PurchaseOrderView,
    { lines, ...header }: OrderContent,
    changes: readonly FieldChange[],
    isRevised = false,
  ): Promise<PurchaseOrderView> {
    await this.content.save(order.id, header, isRevised);
    if (changes.some(({ field }) => field.startsWith('lines.')))
      await this.content.replaceLines(order.id, lines);
    const saved = await this.orders.find(order.id);
    if (!saved) throw new Error(`The purchase order ${order.id} was not locked.`);
    return saved;
  }
}
