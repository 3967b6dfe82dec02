import { Injectable } from '@nestjs/common';
import {
  CreditApplied,
  CreditIssued,
  type CreditRecord,
  CreditVoided,
  InvoicingFacade,
  RefundRecorded,
  RefundVoided,
} from '#invoicing';
import { type DeliveredEvent, type EventListener, ListensTo, UnitOfWork } from '#platform';
import { type LocalChange, PushPlanner } from '../sync/push-planner.js';

type CreditEvent = CreditIssued | CreditApplied | CreditVoided | RefundRecorded | RefundVoided;

/** Credits, uses and refunds never change after they are made; they are only taken back. */
const MADE = { version: 1, kind: 'write' } as const;
const TAKEN_BACK = { version: 2, kind: 'void' } as const;

/**
 * Credits, what they pay, and money given back. Events of one credit may come in any order, and what is planned first is
 * sent first: so each plans what it rests on as well, and the same plan twice is one.
 */
@Injectable()
@ListensTo('accounting.credits', CreditIssued, CreditApplied, CreditVoided, RefundRecorded, RefundVoided)
export class CreditListener implements EventListener<CreditEvent> {
  constructor(
    private readonly planner: PushPlanner,
    private readonly invoicing: InvoicingFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ name, event }: DeliveredEvent<CreditEvent>): Promise<void> {
    const changes =
      'refundId' in event
        ? await this.refund(event.refundId, name === RefundVoided.eventName)
        : await this.credit(
            event.creditId,
            'useIds' in event ? event.useIds : [],
            name === CreditVoided.eventName,
          );
    await this.unitOfWork.run(() => this.planner.planAll(changes));
  }

  private async credit(id: string, useIds: readonly string[], isVoided: boolean): Promise<LocalChange[]> {
    const credit = (await this.invoicing.credits.readRecords([id])).get(id)?.record;
    if (!credit) return [];
    const { credit: entity, use, follows } = entitiesOf(credit);
    const uses = useIds.map((localId) => ({ entity: use, localId, follows }));
    const itself = { entity, localId: id, follows };
    if (isVoided) return [...uses.map((one) => ({ ...one, ...TAKEN_BACK })), { ...itself, ...TAKEN_BACK }];
    if (credit.status === 'void') return [];
    return [itself, ...uses].map((one) => ({ ...one, ...MADE }));
  }

  private async refund(id: string, isVoided: boolean): Promise<LocalChange[]> {
    const refund = (await this.invoicing.refunds.readRecords([id])).get(id)?.record;
    if (!refund) return [];
    const { creditId, paymentId } = refund;
    const follows = partyOf(refund);
    const itself = { entity: 'refund' as const, localId: id, follows };
    const use = { entity: 'credit-use' as const, localId: id, follows };
    // The money that a vendor gives back has to be entered in the books by hand; nothing can be matched with it.
    const isMatched = refund.customerId !== null;
    const uses = isMatched && creditId !== null ? [use] : [];
    const payments = isMatched && paymentId !== null ? await this.payment(paymentId) : [];
    if (isVoided) return [...[...uses, itself].map((one) => ({ ...one, ...TAKEN_BACK })), ...payments];
    if (refund.status === 'void') return [];
    const credits = creditId === null ? [] : await this.credit(creditId, [], false);
    return [...credits, ...[itself, ...uses].map((one) => ({ ...one, ...MADE })), ...payments];
  }

  /** A payment names in the books what was given back of it. */
  private async payment(id: string): Promise<LocalChange[]> {
    const stored = (await this.invoicing.payments.readRecords([id])).get(id);
    if (!stored) return [];
    const { version, record } = stored;
    return [{ entity: 'payment', localId: id, version, kind: 'write', follows: partyOf(record) }];
  }
}

function entitiesOf(credit: CreditRecord) {
  const follows = partyOf(credit);
  return credit.direction === 'receivable'
    ? ({ credit: 'credit', use: 'credit-use', follows } as const)
    : ({ credit: 'vendor-credit', use: 'vendor-credit-use', follows } as const);
}

function partyOf({ customerId, contractorId }: Pick<CreditRecord, 'customerId' | 'contractorId'>) {
  return customerId
    ? ({ entity: 'customer', localId: customerId } as const)
    : ({ entity: 'vendor', localId: contractorId ?? '' } as const);
}
