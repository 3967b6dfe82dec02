import type { ExpenseStatus } from './expense-states.js';

export const EXPENSE_CATEGORIES = [
  'materials',
  'equipment',
  'travel',
  'meals',
  'lodging',
  'fuel',
  'parking',
  'permits',
  'mileage',
  'other',
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];

/** How kilometres were paid: the table's year and place, what had been driven before, and the parts at each rate. */
export interface MileageBasis {
  year: number;
  region: 'province' | 'territory';
  /** Kilometres of the contractor in that year before this trip. */
  before: string;
  parts: { kilometres: string; rate: string }[];
}

/** What somebody paid for the work. Amounts are decimal text with the currency beside them, days `YYYY-MM-DD`. */
export interface ExpenseView {
  id: string;
  contractorId: string;
  customerId: string | null;
  jobId: string | null;
  workOrderId: string | null;
  expenseDate: string;
  category: ExpenseCategory;
  vendor: string | null;
  description: string | null;
  /** With tax. */
  amount: string;
  /** The tax in it; null when the receipt does not say. */
  taxAmount: string | null;
  taxCodeId: string | null;
  /** ISO 4217. */
  currency: string;
  billable: boolean;
  receiptFileId: string | null;
  /** SHA-256 of the receipt's bytes: the same picture sent twice has the same. */
  receiptHash: string | null;
  /** Of a trip in one's own vehicle; the amount follows from it. */
  kilometres: string | null;
  mileage: MileageBasis | null;
  status: ExpenseStatus;
  rejectionReason: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** An expense to be written. */
export type NewExpense = Omit<ExpenseView, 'version' | 'createdAt' | 'updatedAt' | 'rejectionReason'> & {
  requestDigest: string | null;
};
