import { FixedClock } from '#kernel';
import { TokenBuckets } from './token-buckets.js';

describe('token buckets', () => {
  const clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
  const take = (buckets: TokenBuckets, key: string, times: number) =>
    Array.from({ length: times }, () => buckets.take(key, 60)).filter((answer) => answer.isAllowed).length;

  it('allows a minute’s worth at once, then one per second', () => {
    const buckets = new TokenBuckets(clock);
    expect(take(buckets, 'zoe', 100)).toBe(60);
    expect(buckets.take('zoe', 60)).toMatchObject({ isAllowed: false, remaining: 0, retryAfterSeconds: 1 });
    clock.advance(3_000);
    expect(take(buckets, 'zoe', 100)).toBe(3);
  });

  it('counts each caller apart', () => {
    const buckets = new TokenBuckets(clock);
    take(buckets, 'zoe', 100);
    expect(buckets.take('liam', 60)).toMatchObject({ isAllowed: true, remaining: 59, resetSeconds: 1 });
  });

  it('never holds more callers than it has room for', () => {
    const buckets = new TokenBuckets(clock, 10);
    take(buckets, 'busy', 100);
    for (let index = 0; index < 1_000; index++) {
      buckets.take(`stranger-${index}`, 60);
      buckets.take('busy', 60);
    }
    expect((buckets as unknown as { buckets: Map<string, unknown> }).buckets.size).toBe(10);
    expect(take(buckets, 'busy', 1)).toBe(0);
  });

  it('forgets whoever was quiet the longest when there is no room, and nobody else', () => {
    const buckets = new TokenBuckets(clock, 2);
    take(buckets, 'zoe', 100);
    take(buckets, 'liam', 100);
    expect(take(buckets, 'zoe', 1)).toBe(0);
    expect(take(buckets, 'noah', 1)).toBe(1);
    expect(buckets.take('zoe', 60)).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(buckets.take('liam', 60)).toMatchObject({ isAllowed: true, remaining: 59 });
  });

  it('does not punish anybody when the clock is set back', () => {
    const buckets = new TokenBuckets(clock);
    take(buckets, 'zoe', 30);
    clock.advance(-3_600_000);
    expect(take(buckets, 'zoe', 100)).toBe(30);
  });
});
