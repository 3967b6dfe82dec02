import { Injectable } from '@nestjs/common';
import { CreditApplied, CreditIssued, CreditVoided, RefundRecorded, RefundVoided } from '#invoicing';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { SettlementChanges } from '../queries/settlement-changes.query.js';
import { PushPlanner } from '../sync/push-planner.js';

type CreditEvent = CreditIssued | CreditApplied | CreditVoided | RefundRecorded | RefundVoided;

/**
 * Credits, what they pay, and money given back. Events of one credit may come in any order, and what is planned first is
 * sent first: so each plans what it rests on as well, and the same plan twice is one.
 */
@Injectable()
@ListensTo('accounting.credits', CreditIssued, CreditApplied, CreditVoided, RefundRecorded, RefundVoided)
export class CreditListener implements EventListener<CreditEvent> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly changes: SettlementChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ name, event }: DeliveredEvent<CreditEvent>): Promise<void> {
    const changes =
      'refundId' in event
        ? await this.changes.refund(event.refundId, name === RefundVoided.eventName)
        : await this.changes.credit(
            event.creditId,
            'useIds' in event ? event.useIds : [],
            name === CreditVoided.eventName,
          );
    await this.unitOfWork.run(() => this.planner.planAll(changes));
  }
}
