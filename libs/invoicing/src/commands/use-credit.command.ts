import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { type CreditView, creditStates } from '../domain/credit.js';
import { RefundsRepository } from '../refunds.repository.js';
import { CreditLedger } from './credit-ledger.js';

/** Spends an open credit on invoices, or takes a credit back. */
@Injectable()
export class UseCredit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: CreditLedger,
    private readonly refunds: RefundsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `INVOICING.OVER_ALLOCATED` and what else `applyPayment` throws. */
  apply(id: string, allocations: readonly { invoiceId: string; amount: string }[]): Promise<CreditView> {
    return this.unitOfWork.run(async () => {
      const credit = await this.ledger.lock(id);
      creditStates.next(credit.status, 'use_up');
      const applied = await this.ledger.apply(credit, allocations);
      await this.record('credit.applied', credit, { invoices: allocations, balance: applied.balance });
      return applied;
    });
  }

  /** Throws `CREDIT.TRANSITION` and `INVOICING.HAS_REFUNDS`. */
  void(id: string, reason: string): Promise<CreditView> {
    return this.unitOfWork.run(async () => {
      const credit = await this.ledger.lock(id);
      if (Money.of(await this.refunds.refunded({ creditId: id })).compare('0') > 0) throw hasRefunds(credit);
      const voided = await this.ledger.void(credit);
      await this.record('credit.voided', credit, { reason });
      return voided;
    });
  }

  private record(action: string, { id, number }: CreditView, data: object): Promise<void> {
    return this.audit.record({ action, entity: 'credit', entityId: id, data: { number, ...data } });
  }
}

function hasRefunds({ number }: CreditView): DomainError {
  return DomainError.conflict(
    'INVOICING.HAS_REFUNDS',
    `Money was refunded from ${number}, so it cannot be voided.`,
    { fix: 'Void the refund first.' },
  );
}
