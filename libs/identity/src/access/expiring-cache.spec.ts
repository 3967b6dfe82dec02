import { FixedClock } from '#kernel';
import { ExpiringCache } from './expiring-cache.js';

describe('ExpiringCache', () => {
  const clock = new FixedClock(new Date('2026-11-21T12:00:00Z'));
  const loading = (value: string) => () => Promise.resolve(value);

  it('asks once for callers that come together, and again after its time', async () => {
    const cache = new ExpiringCache<string>(clock, 30_000, 10);
    let asked = 0;
    const load = () => Promise.resolve(`answer ${++asked}`);
    await Promise.all([cache.get('a', load), cache.get('a', load)]);
    clock.advance(29_999);
    expect(await cache.get('a', load)).toBe('answer 1');
    clock.advance(1);
    expect(await cache.get('a', load)).toBe('answer 2');
  });

  it('does not remember a failure', async () => {
    const cache = new ExpiringCache<string>(clock, 30_000, 10);
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', loading('up'))).toBe('up');
  });

  it('lets the oldest go when it is full, and forgets on demand', async () => {
    const cache = new ExpiringCache<string>(clock, 30_000, 2);
    for (const key of ['a', 'b', 'c']) await cache.get(key, loading(key));
    expect(await cache.get('b', loading('again'))).toBe('b');
    expect(await cache.get('a', loading('again'))).toBe('again');
    cache.forget((key) => key === 'c');
    expect(await cache.get('c', loading('again'))).toBe('again');
  });
});
