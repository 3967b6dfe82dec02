import { readFileSync } from 'node:fs';
import { EXPENSE_STATUSES, type ExpenseAction, expenseStates } from './expense-states.js';

const ACTIONS: ExpenseAction[] = ['submit', 'approve', 'reject', 'bill', 'release'];

describe('expense states', () => {
  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/timekeeping.md', 'utf8')).toContain(expenseStates.toMermaid());
  });

  it('refuse every transition that is not declared', () => {
    for (const from of EXPENSE_STATUSES) {
      for (const action of ACTIONS) {
        const to = expenseStates.transitions[from][action];
        if (to) expect(expenseStates.next(from, action)).toBe(to);
        else
          expect(() => expenseStates.next(from, action)).toThrow(
            expect.objectContaining({ kind: 'conflict' }),
          );
      }
    }
  });
});
