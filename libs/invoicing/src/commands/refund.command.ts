import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { UnitOfWork } from '#platform';
import type { CreditView } from '../domain/credit.js';
import { refundNotFound } from '../domain/invoicing-errors.js';
import { availableOf } from '../domain/payment.js';
import { refundStates } from '../domain/refund.js';
import { CreditLedger } from './credit-ledger.js';
import { Ledger } from './ledger.js';
import { type RefundInput, RefundLedger } from './refund-ledger.js';

/** Gives money back, and takes such a refund back. */
@Injectable()
export class Refund {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly credits: CreditLedger,
    private readonly refunds: RefundLedger,
  ) {}

  /** Of what no invoice has used. Answers the id. Throws `INVOICING.OVER_REFUNDED`. */
  ofPayment(paymentId: string, input: RefundInput): Promise<string> {
    return this.unitOfWork.run(async () => {
      const payment = await this.ledger.lockPayment(paymentId);
      if (payment.status === 'void')
        throw DomainError.conflict(
          'INVOICING.PAYMENT_VOID',
          'This payment is voided, so nothing is refunded.',
          { fix: 'Refund another payment or a credit of the same customer.' },
        );
      checkAmount(input.amount, availableOf(payment), payment.currency);
      await this.ledger.moveRefunded(paymentId, input.amount);
      const { customerId, contractorId, currency } = payment;
      return this.refunds.record({ paymentId, creditId: null, customerId, contractorId, currency }, input);
    });
  }

  /** Of what a credit has open. Answers the id. */
  ofCredit(creditId: string, input: RefundInput): Promise<string> {
    return this.unitOfWork.run(async () => {
      const credit = await this.credits.lock(creditId);
      checkAmount(input.amount, Money.of(credit.balance), credit.currency);
      await this.credits.setBalance(credit, Money.of(credit.balance).minus(input.amount).toFixed());
      const { customerId, contractorId, currency } = credit;
      return this.refunds.record({ paymentId: null, creditId, customerId, contractorId, currency }, input);
    });
  }

  void(id: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const refund = await this.refunds.lock(id);
      if (!refund) throw refundNotFound();
      const status = refundStates.next(refund.status, 'void');
      const { paymentId, creditId, amount } = refund;
      if (paymentId) {
        await this.ledger.lockPayment(paymentId);
        await this.ledger.moveRefunded(paymentId, Money.of(amount).negated().toFixed());
      }
      if (creditId) {
        const credit = await this.credits.lock(creditId);
        const left = await this.refunds.leftOf(credit, id);
        // What the books deleted meanwhile has nothing to get back, and the money is with us again all the same.
        if (credit.status !== 'void')
          await this.credits.setBalance(credit, reopened(credit, amount, left).toFixed());
      }
      await this.refunds.void(refund, status, reason);
    });
  }
}

/**
 * What is open of a credit comes from the books where there are any, and these may count as open what a refund gave back
 * that they do not know of, or know no more: it is not open twice. `left`: what nothing else has used.
 */
function reopened({ balance }: CreditView, amount: string, left: Money): Money {
  const sum = Money.of(balance).plus(amount);
  if (sum.compare(left) <= 0) return sum;
  return left.compare(balance) > 0 ? left : Money.of(balance);
}

function checkAmount(amount: string, available: Money, currency: string): void {
  if (Money.of(amount).compare('0') <= 0)
    throw new DomainError('INVOICING.REFUND_AMOUNT', 'A refund is more than zero.', {
      field: 'amount',
      fix: 'Enter what goes back, at least one cent.',
    });
  if (available.compare(amount) >= 0) return;
  throw DomainError.conflict(
    'INVOICING.OVER_REFUNDED',
    `There is ${available.toFixed()} ${currency} to refund, so ${amount} cannot be.`,
    {
      field: 'amount',
      fix: 'Refund no more than what no invoice has used.',
      details: { available: available.toFixed(), currency, amount },
    },
  );
}
