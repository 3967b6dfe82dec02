import { readFileSync } from 'node:fs';
import { gateStates } from './gate.js';

describe('an approval that a job waits for', () => {
  it('may be asked for again, whatever the answer was', () => {
    for (const state of gateStates.states) expect(gateStates.next(state, 'ask')).toBe('waiting');
  });

  it('is not rejected once it was given: it is asked for again first', () => {
    expect(gateStates.can('approved', 'reject')).toBe(false);
  });

  it('is drawn in the documentation as it is', () => {
    expect(readFileSync('docs/modules/jobs.md', 'utf8')).toContain(gateStates.toMermaid());
  });
});
