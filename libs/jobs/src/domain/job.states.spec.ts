import { readFileSync } from 'node:fs';
import { jobStates } from './job.states.js';

describe('job states', () => {
  it('lead from created to shipped, by way of review or straight', () => {
    const path = (...actions: Parameters<typeof jobStates.next>[1][]) =>
      actions.reduce((state, action) => jobStates.next(state, action), jobStates.initial);
    expect(path('plan', 'start', 'review', 'return', 'review', 'complete', 'ship')).toBe('shipped');
    expect(path('start', 'hold', 'resume', 'complete')).toBe('completed');
  });

  it.each(['completed', 'shipped', 'cancelled'] as const)('never leave %s by being cancelled', (state) => {
    expect(jobStates.can(state, 'cancel')).toBe(false);
  });

  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/jobs.md', 'utf8')).toContain(jobStates.toMermaid());
  });
});
