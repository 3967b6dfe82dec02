import { readFileSync } from 'node:fs';
import { confirmationStates, troubleOf } from './confirmation.js';

describe('a confirmation', () => {
  it.each([200, 202, 204])('is heard with HTTP %s', (status) => {
    expect(troubleOf(status)).toBeUndefined();
  });

  it.each([
    [500, true, 'trouble of its own'],
    [503, true, 'trouble of its own'],
    [429, true, 'slow down'],
    [401, false, 'does not accept our signature'],
    [404, false, 'Nobody listens'],
    [410, false, 'Nobody listens'],
    [422, false, 'refuses what we tell it'],
  ])('answered with HTTP %s may pass by itself: %s', (status, mayPass, words) => {
    const trouble = troubleOf(status);
    expect(trouble).toMatchObject({ mayPass, lastStatus: status, cause: expect.stringContaining(words) });
    expect(trouble?.fix).not.toBe('');
  });

  it('that was heard stays heard, and one that waits for a person can be tried again', () => {
    expect(confirmationStates.actionsFrom('delivered')).toEqual([]);
    expect(confirmationStates.next('parked', 'retry')).toBe('waiting');
  });

  it('is drawn in the module page as it is here', () => {
    expect(readFileSync('docs/modules/work-orders.md', 'utf8')).toContain(confirmationStates.toMermaid());
  });
});
