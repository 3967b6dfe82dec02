import type { ExpenseLimit } from './expense-policy.js';
import type { RoundingPolicy } from './rounding.js';

/** How an organization keeps time and pays expenses. */
export interface TimekeepingPolicy {
  rounding: RoundingPolicy;
  /** A timer that runs longer was probably forgotten. */
  forgottenAfterHours: number;
  /** 0 for Sunday to 6 for Saturday. */
  weekStartsOn: number;
  expenseLimits: ExpenseLimit[];
  /** Only who was given a visit records time and expenses on it. */
  assignedOnly: boolean;
}

/** What holds until somebody decides otherwise. */
export const DEFAULT_POLICY: TimekeepingPolicy = {
  rounding: { minutes: 0, direction: 'nearest' },
  forgottenAfterHours: 12,
  weekStartsOn: 1,
  expenseLimits: [],
  assignedOnly: false,
};
