import { readFileSync } from 'node:fs';
import { differenceStates } from './difference.states.js';

describe('a difference between the books', () => {
  it('is done with once both sides agree', () => {
    expect(differenceStates.next('repairing', 'settle')).toBe('settled');
    expect(differenceStates.actionsFrom('settled')).toEqual([]);
  });

  it('is drawn in the documentation as it is', () => {
    expect(readFileSync('docs/modules/accounting-reconciliation.md', 'utf8')).toContain(
      differenceStates.toMermaid(),
    );
  });
});
