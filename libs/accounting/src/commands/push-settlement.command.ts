import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { SettlementChanges } from '../queries/settlement-changes.query.js';
import type { LocalChange } from '../sync/push-planner.js';
import { HandPush } from './hand-push.js';

export type Settlement = 'payment' | 'credit' | 'refund';

/** Sends a payment, a credit with what it paid, or a refund with what it was given back of. */
@Injectable()
export class PushSettlementCommand {
  constructor(
    private readonly changes: SettlementChanges,
    private readonly byHand: HandPush,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `PAYMENT.NOT_FOUND`, `CREDIT.NOT_FOUND`, `REFUND.NOT_FOUND` and `ACCOUNTING.NO_COMPANY`. */
  execute(entity: Settlement, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const changes = await this.changesOf(entity, id);
      if (changes.length === 0)
        throw DomainError.notFound(`${entity.toUpperCase()}.NOT_FOUND`, `There is no such ${entity}.`);
      await this.byHand.send({ entity, id }, changes);
    });
  }

  private changesOf(entity: Settlement, id: string): Promise<LocalChange[]> {
    if (entity === 'payment') return this.changes.payment(id);
    return entity === 'credit' ? this.changes.wholeCredit(id) : this.changes.refund(id);
  }
}
