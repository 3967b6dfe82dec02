import { StateMachine } from '#kernel';

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
