import { Injectable } from '@nestjs/common';
import { Money, newId } from '#kernel';
import { AuditLog, EventBus, requireScope } from '#platform';
import type { CreditView } from '../domain/credit.js';
import { type RefundStatus, type RefundView, refundStates } from '../domain/refund.js';
import { RefundRecorded } from '../events/refund-recorded.event.js';
import { RefundVoided } from '../events/refund-voided.event.js';
import { RefundsRepository } from '../refunds.repository.js';
import { MoneyReferences } from './money-references.js';

export interface RefundInput
  extends Pick<RefundView, 'amount' | 'refundDate' | 'accountId' | 'paymentMethodId' | 'reference'> {}
export type RefundSource = Pick<
  RefundView,
  'paymentId' | 'creditId' | 'customerId' | 'contractorId' | 'currency'
>;

/** The stored side of refunds, in the caller's unit of work. */
@Injectable()
export class RefundLedger {
  constructor(
    private readonly refunds: RefundsRepository,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    private readonly references: MoneyReferences,
  ) {}

  lock(id: string): Promise<RefundView | undefined> {
    return this.refunds.lock(id);
  }

  /** Answers the id. Throws `INVOICING.NO_SUCH_REFERENCE`. */
  async record(source: RefundSource, input: RefundInput): Promise<string> {
    await this.references.check(input);
    const id = newId();
    await this.refunds.create({
      ...{ ...source, ...input, id, status: refundStates.initial },
      createdBy: requireScope().actor.id ?? null,
    });
    const { amount } = input;
    const { paymentId, creditId, currency } = source;
    await this.events.publish(new RefundRecorded(id));
    await this.audit.record({
      action: 'refund.recorded',
      entity: 'refund',
      entityId: id,
      data: { amount, currency, paymentId, creditId },
    });
    return id;
  }

  /** What applications and refunds other than this one leave of a credit. */
  async leftOf({ id: creditId, total, applications }: CreditView, refundId: string): Promise<Money> {
    const refunded = await this.refunds.refunded({ creditId, except: refundId });
    return Money.of(total)
      .minus(Money.sum(applications.map(({ amount }) => amount)))
      .minus(refunded);
  }

  async void({ id, amount }: RefundView, status: RefundStatus, reason: string): Promise<void> {
    await this.refunds.setStatus(id, status);
    await this.events.publish(new RefundVoided(id));
    await this.audit.record({
      action: 'refund.voided',
      entity: 'refund',
      entityId: id,
      data: { amount, reason },
    });
  }
}
