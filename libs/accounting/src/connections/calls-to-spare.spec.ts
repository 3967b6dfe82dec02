import { hasCallsToSpare } from './calls-to-spare.js';

describe('calls to spare', () => {
  it.each([
    ['half of what the month allows up to now is left for writes', { calls: 4_999, elapsed: 0.5 }, true],
    ['more is not spent on looking', { calls: 5_000, elapsed: 0.5 }, false],
    ['a month begins with the share of a day', { calls: 300, elapsed: 0 }, true],
    ['and with no more than that', { calls: 400, elapsed: 0 }, false],
    ['the last day has all of its half', { calls: 9_999, elapsed: 1 }, true],
  ])('%s', (_, month, expected) => {
    expect(hasCallsToSpare(month, 20_000)).toBe(expected);
  });

  it('last for a look every ten minutes where the vendor allows what is usual', () => {
    const aDay = 6 * 24 * 5;
    for (let day = 1; day <= 30; day++)
      expect(hasCallsToSpare({ calls: aDay * day, elapsed: day / 30 }, 500_000)).toBe(true);
  });
});
