import { DomainError, Money } from '#kernel';
import type { InvoiceStatus } from './invoice-states.js';
import { LIVE_STATUSES } from './invoice-states.js';
import type { LineInput } from './line-input.js';

/** Money asked for in advance. Amounts are before tax, in the currency of its invoice. */
export interface DepositView {
  id: string;
  invoiceId: string;
  number: string;
  status: InvoiceStatus;
  customerId: string | null;
  jobId: string | null;
  currency: string;
  itemId: string | null;
  taxCodeId: string | null;
  amount: string;
  appliedAmount: string;
}

/**
 * The line that takes a deposit off an invoice: negative, with the item and the tax code that the deposit was billed
 * with, so that tax which was charged on it then comes off with it.
 */
export function depositLine(deposit: DepositView, amount: string, index: number): LineInput {
  const field = `deposits.${index}.amount`;
  if (!LIVE_STATUSES.includes(deposit.status)) {
    throw DomainError.conflict(
      'INVOICING.DEPOSIT_NOT_LIVE',
      `The deposit on ${deposit.number} is ${deposit.status.replaceAll('_', ' ')}, so it cannot be taken off yet.`,
      { field, fix: 'Approve the deposit invoice first.' },
    );
  }
  const left = Money.of(deposit.amount).minus(deposit.appliedAmount);
  if (Money.of(amount).compare('0') <= 0 || left.compare(amount) < 0) {
    throw DomainError.conflict(
      'INVOICING.DEPOSIT_SPENT',
      `The deposit on ${deposit.number} has ${left.toFixed()} left, so ${amount} cannot be taken off.`,
      { field, fix: 'Take off no more than what is left.' },
    );
  }
  return {
    itemId: deposit.itemId,
    taxCodeId: deposit.taxCodeId,
    description: `Deposit ${deposit.number}`,
    amount: Money.of(amount).negated().toFixed(),
    role: 'deposit_applied',
    evidence: [{ kind: 'deposit', sourceId: deposit.id, amount, previousAmount: null }],
  };
}
