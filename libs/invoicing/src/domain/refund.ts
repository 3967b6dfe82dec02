import { StateMachine } from '#kernel';
import type { CreditRecord } from './credit.js';

export type RefundStatus = 'recorded' | 'void';

export const refundStates = new StateMachine<RefundStatus, 'void'>('refund', 'recorded', {
  recorded: { void: 'void' },
  void: {},
});

/** Money given back: of what a payment has unapplied, or of what a credit has open. */
export interface RefundView {
  id: string;
  status: RefundStatus;
  paymentId: string | null;
  creditId: string | null;
  customerId: string | null;
  contractorId: string | null;
  amount: string;
  currency: string;
  refundDate: string;
  accountId: string | null;
  paymentMethodId: string | null;
  reference: string | null;
  createdBy: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** A refund as whoever mirrors it elsewhere sees it. */
export interface RefundRecord extends Omit<RefundView, 'createdBy' | 'version' | 'createdAt' | 'updatedAt'> {
  source: string;
}

/** Goods or work given back and paid back at once: a credit that is used up by the refund of the same id. */
export interface RefundReceiptRecord extends CreditRecord {
  accountId: string | null;
  paymentMethodId: string | null;
  reference: string | null;
}
