import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { changesBetween } from '../domain/order-changes.js';
import { changeDirectly, nothingChanged, proposalOpen } from '../domain/revision.errors.js';
import { checkProgress, isAgreed, type RevisionView } from '../domain/revision.js';
import { RevisionsRepository } from '../revisions.repository.js';
import { actorName } from './actor-name.js';
import { OrderAnnouncer } from './order-announcer.js';
import type { OrderWishes } from './order-composer.js';
import { OrderGate } from './order-gate.js';

/** Proposes a change of an approved order. Until somebody approves it, the order stays as it is. */
@Injectable()
export class ProposeRevisionCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: OrderGate,
    private readonly history: RevisionsRepository,
    private readonly announcer: OrderAnnouncer,
  ) {}

  execute(id: string, version: number, reason: string, wishes: OrderWishes): Promise<RevisionView> {
    return this.unitOfWork.run(async () => {
      const { order, after } = await this.gate.open(id, version, wishes);
      if (!isAgreed(order.status)) throw changeDirectly(order.status);
      const open = await this.history.proposed(id);
      if (open !== undefined) throw proposalOpen(open);
      const changes = changesBetween(order, after);
      if (changes.length === 0) throw nothingChanged();
      checkProgress(order, after);
      const proposal = await this.history.add(id, {
        status: 'proposed',
        reason,
        changes,
        wishes,
        by: actorName(),
      });
      await this.announcer.note('revision-proposed', order, { revision: proposal.number, reason, changes });
      return proposal;
    });
  }
}
