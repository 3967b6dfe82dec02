import { DEAD_AFTER, isDead, whyDead } from './dead-endpoint.js';

describe('an endpoint is given up', () => {
  const { failures, hours } = DEAD_AFTER;

  it.each([
    ['when nothing arrived for days, over many attempts', { failures, hours }, true],
    ['not after a bad minute with many messages', { failures: 10_000, hours: 0 }, false],
    ['not when a quiet one failed a few times in a week', { failures: failures - 1, hours: 170 }, false],
    ['not a moment before', { failures, hours: hours - 1 }, false],
  ])('%s', (_, told, expected) => {
    expect(isDead(told)).toBe(expected);
  });

  it('with what its last answer was', () => {
    expect(whyDead({ failures: 31, hours: 75 }, 'The receiver answered with HTTP 500.')).toBe(
      'Nothing has arrived for 3 days (31 attempts in a row). The receiver answered with HTTP 500.',
    );
  });
});
