import { DomainError, Money } from '#kernel';
import { statusByBalance } from './import-status.js';
import type { InvoiceRecord } from './invoice.js';
import { type InvoiceAction, type InvoiceStatus, invoiceStates, LIVE_STATUSES } from './invoice-states.js';
import type { PaymentRecord } from './payment.js';

type Payable = Pick<
  InvoiceRecord,
  'id' | 'number' | 'direction' | 'status' | 'customerId' | 'contractorId' | 'currency' | 'balance' | 'total'
>;
/** A payment, or a credit that pays like one. */
type NewPayment = Pick<PaymentRecord, 'direction' | 'customerId' | 'contractorId' | 'currency' | 'amount'> & {
  /** What it is when it is stored already: it may have been spent meanwhile, which is a conflict. */
  stored?: 'payment' | 'credit';
};

export interface BalanceChange {
  invoiceId: string;
  balance: string;
  status: InvoiceStatus;
}

export interface AppliedPayment {
  unappliedAmount: string;
  changes: BalanceChange[];
}

/**
 * Spends a payment on invoices. Never more than a balance, never more than the payment; what is left over is kept as
 * unapplied. Throws `INVOICING.*` with the allocation's field.
 */
export function applyPayment(
  payment: NewPayment,
  allocations: readonly { invoiceId: string; amount: string }[],
  invoices: readonly Payable[],
): AppliedPayment {
  const left = Money.of(payment.amount).minus(Money.sum(allocations.map(({ amount }) => amount)));
  if (left.isNegative()) {
    throw new DomainError(
      'INVOICING.OVER_ALLOCATED',
      `The ${payment.stored ?? 'payment'} is ${payment.amount}, but ${left.negated().toFixed()} more than that is spent on invoices.`,
      {
        kind: payment.stored ? 'conflict' : 'invalid',
        field: 'allocations',
        fix: 'Spend less on the invoices, or correct the amount.',
        details: { available: payment.amount, over: left.negated().toFixed() },
      },
    );
  }
  const changes = allocations.map(({ invoiceId, amount }, index) => {
    const field = `allocations.${index}`;
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (!invoice)
      throw new DomainError('INVOICING.INVOICE_NOT_FOUND', 'There is no such invoice.', { field });
    if (allocations.findIndex((other) => other.invoiceId === invoiceId) < index)
      throw namedTwice(invoice, field);
    checkFits(payment, invoice, amount, field);
    return move(invoice, Money.of(invoice.balance).minus(amount));
  });
  return { unappliedAmount: left.toFixed(), changes };
}

/** The invoices of a payment that is voided: each is owed again what the payment had paid of it. */
export function revertPayment(
  allocations: readonly { invoiceId: string; amount: string }[],
  invoices: readonly Payable[],
): BalanceChange[] {
  return invoices
    .filter((invoice) => invoice.status !== 'void')
    .map((invoice) => {
      const mine = allocations.filter(({ invoiceId }) => invoiceId === invoice.id);
      const owed = Money.of(invoice.balance).plus(Money.sum(mine.map(({ amount }) => amount)));
      return move(invoice, owed.compare(invoice.total) > 0 ? Money.of(invoice.total) : owed);
    });
}

function move(invoice: Payable, balance: Money): BalanceChange {
  const target = statusByBalance(invoice.status, balance.toFixed(), invoice.total);
  const action = target === invoice.status ? undefined : ACTIONS[target];
  return {
    invoiceId: invoice.id,
    balance: balance.toFixed(),
    status: action ? invoiceStates.next(invoice.status, action) : invoice.status,
  };
}

const ACTIONS: Partial<Record<InvoiceStatus, InvoiceAction>> = {
  paid: 'settle',
  partially_paid: 'pay_part',
  sent: 'reopen',
};

function checkFits(payment: NewPayment, invoice: Payable, amount: string, field: string): void {
  const wrong = mismatch(payment, invoice);
  if (wrong)
    throw new DomainError('INVOICING.WRONG_INVOICE', `Invoice ${invoice.number} ${wrong}.`, { field });
  if (!LIVE_STATUSES.includes(invoice.status)) {
    throw DomainError.conflict(
      'INVOICING.NOT_PAYABLE',
      `Invoice ${invoice.number} is ${invoice.status.replaceAll('_', ' ')}, so no ${payment.stored ?? 'payment'} can be applied to it.`,
      { field, fix: 'Approve it first, or leave the money unapplied.' },
    );
  }
  if (Money.of(amount).compare(Money.zero) <= 0)
    throw new DomainError('INVOICING.ALLOCATION_AMOUNT', 'An allocation is more than zero.', { field });
  if (Money.of(invoice.balance).compare(amount) >= 0) return;
  throw DomainError.conflict(
    'INVOICING.OVER_BALANCE',
    `Invoice ${invoice.number} has ${Money.of(invoice.balance).toFixed()} left to pay, so ${amount} cannot be applied to it.`,
    {
      field,
      fix: 'Apply no more than its balance; the rest stays unapplied.',
      details: { invoiceNumber: invoice.number, balance: Money.of(invoice.balance).toFixed(), amount },
    },
  );
}

function mismatch(payment: NewPayment, invoice: Payable): string | undefined {
  const direction = payment.direction === 'received' ? 'receivable' : 'payable';
  if (invoice.direction !== direction)
    return direction === 'payable' ? 'is not a bill to us' : 'is a bill to us';
  if (invoice.customerId !== payment.customerId) return 'belongs to another customer';
  if (invoice.contractorId !== payment.contractorId) return 'belongs to another contractor';
  if (invoice.currency !== payment.currency)
    return `is in ${invoice.currency}, the ${payment.stored ?? 'payment'} in ${payment.currency}`;
  return undefined;
}

function namedTwice(invoice: Payable, field: string): DomainError {
  return new DomainError('INVOICING.ALLOCATED_TWICE', `Invoice ${invoice.number} is named twice.`, { field });
}
