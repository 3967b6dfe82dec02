import { StateMachine } from '#kernel';

export const EXPENSE_STATUSES = ['draft', 'submitted', 'approved', 'invoiced', 'rejected'] as const;
export type ExpenseStatus = (typeof EXPENSE_STATUSES)[number];
export type ExpenseAction = 'submit' | 'approve' | 'reject' | 'bill' | 'release';

/** `release` is what voiding an invoice does to the expenses on it. */
export const expenseStates = new StateMachine<ExpenseStatus, ExpenseAction>('expense', 'draft', {
  draft: { submit: 'submitted' },
  submitted: { approve: 'approved', reject: 'rejected' },
  approved: { bill: 'invoiced' },
  invoiced: { release: 'approved' },
  rejected: { submit: 'submitted' },
});
