import { askedPause, MAX_ATTEMPTS, pauseAfter, restAfter } from './pauses.js';

describe('pauses of deliveries', () => {
  it('double from two seconds to an hour, about three hours in all', () => {
    expect([pauseAfter(1, 0, 0), pauseAfter(1, 0, 1), pauseAfter(3, 0, 0), pauseAfter(20, 0, 1)]).toEqual([
      ...[2, 4, 8, 3600],
    ]);
    const all = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1, 0, 0.5));
    const hours = all.reduce((sum, seconds) => sum + seconds) / 3600;
    expect([hours > 2.5, hours < 4]).toEqual([true, true]);
  });

  it('are as long as the other side asks for, and never shorter than ours', () => {
    expect([pauseAfter(1, 60, 0), pauseAfter(12, 60, 1)]).toEqual([60, 3600]);
    expect([restAfter(1, 60), restAfter(50, 60)]).toEqual([60, 60]);
  });

  it('of an endpoint begin with the fifth failure in a row and grow to ten minutes', () => {
    expect([4, 5, 6, 20].map((failures) => restAfter(failures, 0, 1))).toEqual([0, 10, 20, 600]);
  });

  it('read Retry-After in both of its forms, up to an hour', () => {
    const now = new Date('2026-11-22T05:00:00Z');
    const asked = (text: string | null) => askedPause(text, now);
    expect([asked('120'), asked('Sun, 22 Nov 2026 05:02:00 GMT'), asked('999999')]).toEqual([120, 120, 3600]);
    expect([asked(null), asked('soon'), asked('0'), asked('Sun, 22 Nov 2026 04:00:00 GMT')]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});
