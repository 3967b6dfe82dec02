import { readFileSync } from 'node:fs';
import { planStates } from './plan.states.js';

describe('a plan', () => {
  it('is applied once, and never when it is stale or expired', () => {
    expect(planStates.next('ready', 'apply')).toBe('applying');
    for (const ended of ['applying', 'applied', 'stale', 'failed', 'expired'] as const)
      expect(planStates.can(ended, 'apply')).toBe(false);
  });

  it('is drawn in the documentation as it is', () => {
    expect(readFileSync('docs/modules/accounting-plans.md', 'utf8')).toContain(planStates.toMermaid());
  });
});
