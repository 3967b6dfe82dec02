import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { changesBetween } from '../domain/order-changes.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { changeDirectly, decidedAlready, noSuchRevision } from '../domain/revision.errors.js';
import { checkProgress, isAgreed } from '../domain/revision.js';
import { actorName } from './actor-name.js';
import { OrderAnnouncer } from './order-announcer.js';
import type { OrderWishes } from './order-composer.js';
import { OrderGate } from './order-gate.js';
import { RevisionBook } from './revision-book.js';

/** Approves a proposed revision, which is written then, or rejects it with a reason. */
@Injectable()
export class DecideRevisionCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: OrderGate,
    private readonly book: RevisionBook,
    private readonly announcer: OrderAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  approve(id: string, number: number): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const { order } = await this.gate.open(id, undefined, {});
      const { wishes, reason } = await this.proposal(id, number);
      if (!isAgreed(order.status)) throw changeDirectly(order.status);
      const { after } = await this.gate.open(id, undefined, wishes);
      checkProgress(order, after);
      const changes = changesBetween(order, after);
      const saved = await this.book.write(order, after, changes);
      await this.book.decide(id, number, { ...this.decision('approved', null), changes });
      await this.announcer.announce('revised', saved, { revision: number, reason, changes });
      return saved;
    });
  }

  reject(id: string, number: number, reason: string): Promise<PurchaseOrderView> {
    return this.unitOfWork.run(async () => {
      const { order } = await this.gate.open(id, undefined, {});
      await this.proposal(id, number);
      await this.book.decide(id, number, this.decision('rejected', reason));
      await this.announcer.note('revision-rejected', order, { revision: number, reason });
      return order;
    });
  }

  private decision(status: 'approved' | 'rejected', reason: string | null) {
    return { status, reason, by: actorName(), at: this.clock.now() };
  }

  private async proposal(
    id: string,
    number: number,
  ): Promise<{ wishes: OrderWishes; reason: string | null }> {
    const found = await this.book.find(id, number);
    if (!found) throw noSuchRevision();
    if (found.status !== 'proposed') throw decidedAlready(found.status);
    return { wishes: found.wishes ?? {}, reason: found.reason };
  }
}
