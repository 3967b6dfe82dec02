import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { changesBetween } from '../domain/order-changes.js';
import { closedOrder, needsRevision } from '../domain/purchase-order.errors.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { agreedFields, checkProgress, isAgreed } from '../domain/revision.js';
import { RevisionsRepository } from '../revisions.repository.js';
import { actorName } from './actor-name.js';
import { OrderAnnouncer } from './order-announcer.js';
import type { OrderWishes } from './order-composer.js';
import { OrderGate } from './order-gate.js';
import { OrderWriter } from './order-writer.js';

/**
 * Changes an order at once: anything until it is approved, and afterwards only how it is handled (dates, urgency,
 * notes). What was agreed is changed by a revision.
 */
@Injectable()
export class ChangePurchaseOrderCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: OrderGate,
    private readonly writer: OrderWriter,
    private readonly history: RevisionsRepository,
    private readonly announcer: OrderAnnouncer,
  ) {}

  /** `version` is the one the caller has seen. */
  execute(id: string, version: number, wishes: OrderWishes): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const { order, after } = await this.gate.open(id, version, wishes);
      const changes = changesBetween(order, after);
      if (changes.length === 0) return order;
      const agreed = order.status === 'draft' || order.status === 'pending' ? [] : agreedFields(changes);
      if (agreed.length > 0) throw isAgreed(order.status) ? needsRevision(agreed) : closedOrder(order.status);
      checkProgress(order, after);
      const saved = await this.writer.write(order, after, changes);
      await this.history.add(id, { status: 'applied', reason: null, changes, wishes: null, by: actorName() });
      await this.announcer.announce('changed', saved, { changes });
      return saved;
    });
  }
}
