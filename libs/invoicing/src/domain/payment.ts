import { Money } from '#kernel';

export type PaymentDirection = 'received' | 'paid';
export type PaymentStatus = 'recorded' | 'void';

/** The part of a payment that pays one invoice, in the payment's currency. */
export interface PaymentAllocationRecord {
  lineNumber: number;
  invoiceId: string;
  amount: string;
}

/** Money received from a customer or paid to a contractor. `unappliedAmount` plus the lines is `amount`. */
export interface PaymentRecord {
  id: string;
  direction: PaymentDirection;
  status: PaymentStatus;
  customerId: string | null;
  contractorId: string | null;
  paymentDate: string;
  amount: string;
  /** What no invoice has used yet. */
  unappliedAmount: string;
  currency: string;
  exchangeRate: string | null;
  paymentMethodId: string | null;
  /** The ledger account that the money went to or came from. */
  accountId: string | null;
  reference: string | null;
  memo: string | null;
  source: string;
  lines: PaymentAllocationRecord[];
}

/** A payment with what of it was given back, for whoever mirrors it elsewhere. */
export interface BookedPayment extends PaymentRecord {
  /** Left out: nothing is said of them. */
  refunds?: { lineNumber: number; refundId: string; amount: string }[];
}

export interface PaymentView extends PaymentRecord {
  version: number;
  /** What of it was given back. */
  refundedAmount: string;
  createdAt: string;
  updatedAt: string;
}

/**
 * What a payment can still pay: worked out, not read from `unappliedAmount`, because the accounting system has the last
 * word on that and may not have heard of our latest refund yet.
 */
export function availableOf({
  amount,
  refundedAmount,
  lines,
}: Pick<PaymentView, 'amount' | 'refundedAmount' | 'lines'>): Money {
  return Money.of(amount)
    .minus(refundedAmount)
    .minus(Money.sum(lines.map((line) => line.amount)));
}
