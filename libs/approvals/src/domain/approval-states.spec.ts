import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ApprovalAction, approvalStates } from './approval-states.js';

const ACTIONS: ApprovalAction[] = ['advance', 'grant', 'undo', 'release', 'reject', 'withdraw'];

describe('approval states', () => {
  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/approvals.md', 'utf8')).toContain(approvalStates.toMermaid());
  });

  it('refuse every transition that is not declared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...approvalStates.states), fc.constantFrom(...ACTIONS), (from, action) => {
        const to = approvalStates.transitions[from][action];
        if (to) expect(approvalStates.next(from, action)).toBe(to);
        else
          expect(() => approvalStates.next(from, action)).toThrow(
            expect.objectContaining({ kind: 'conflict' }),
          );
      }),
    );
  });

  it('cannot be undone once it was released', () => {
    expect(approvalStates.can('granted', 'undo')).toBe(true);
    expect(approvalStates.actionsFrom('released')).toEqual([]);
  });
});
