import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { TIME_ENTRY_STATUSES, type TimeEntryAction, timeEntryStates } from './time-entry-states.js';

const ACTIONS: TimeEntryAction[] = [
  'pause',
  'resume',
  'stop',
  'submit',
  'approve',
  'reject',
  'bill',
  'release',
];

describe('time entry states', () => {
  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/timekeeping.md', 'utf8')).toContain(timeEntryStates.toMermaid());
  });

  it('refuse every transition that is not declared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIME_ENTRY_STATUSES), fc.constantFrom(...ACTIONS), (from, action) => {
        const to = timeEntryStates.transitions[from][action];
        if (to) expect(timeEntryStates.next(from, action)).toBe(to);
        else
          expect(() => timeEntryStates.next(from, action)).toThrow(
            expect.objectContaining({ kind: 'conflict' }),
          );
      }),
    );
  });

  it('bill only approved time, and give it back approved', () => {
    const billable = TIME_ENTRY_STATUSES.filter((status) => timeEntryStates.can(status, 'bill'));
    expect(billable).toEqual(['approved']);
    expect(timeEntryStates.next('invoiced', 'release')).toBe('approved');
  });

  it('let a rejected entry be handed in again', () => {
    expect(timeEntryStates.next('rejected', 'submit')).toBe('submitted');
  });
});
