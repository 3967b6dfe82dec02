import { Injectable } from '@nestjs/common';
import type { FieldChange, OrderContent } from '../domain/order-changes.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { RevisionsRepository } from '../revisions.repository.js';
import { OrderWriter } from './order-writer.js';

/** An order's history together with what it says. Needs an open unit of work. */
@Injectable()
export class RevisionBook {
  constructor(
    private readonly history: RevisionsRepository,
    private readonly writer: OrderWriter,
  ) {}

  find(id: string, number: number): ReturnType<RevisionsRepository['find']> {
    return this.history.find(id, number);
  }

  decide(id: string, number: number, decision: Parameters<RevisionsRepository['decide']>[2]): Promise<void> {
    return this.history.decide(id, number, decision);
  }

  /** The order with a revision written into it. */
  write(order: PurchaseOrderView, after: OrderContent, changes: FieldChange[]): Promise<PurchaseOrderView> {
    return this.writer.write(order, after, changes, true);
  }
}
