import { waitAfter } from './backoff';

describe('trying again', () => {
  it('waits twice as long each time, and a minute at most', () => {
    const waits = [1, 2, 3, 6, 7, 8, 500].map((failures) => waitAfter(failures, 0));
    expect(waits).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('never at once, whatever the share', () => {
    expect([0, 1, 500].map((failures) => waitAfter(failures, 1))).toEqual([500, 500, 30_000]);
  });
});
