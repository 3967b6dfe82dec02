import { FixedClock } from '#kernel';
import { LoginThrottle } from './login-throttle.js';

describe('LoginThrottle', () => {
  let clock: FixedClock;
  let throttle: LoginThrottle;

  beforeEach(() => {
    clock = new FixedClock(new Date('2026-11-21T12:00:00Z'));
    throttle = new LoginThrottle(clock);
  });

  /** Seconds to wait, or 0 when the attempt is let through. */
  function attempt(account: string, address = '203.0.113.1'): number {
    try {
      throttle.attempt(account, address);
      return 0;
    } catch (error) {
      return (error as { retryAfterSeconds: number }).retryAfterSeconds;
    }
  }

  it('doubles the pause with every failure after the fifth, up to a quarter of an hour', () => {
    for (let free = 0; free < 5; free++) expect(attempt('a')).toBe(0);
    const pauses: number[] = [];
    for (let round = 0; round < 12; round++) {
      const pause = attempt('a');
      pauses.push(pause);
      clock.advance(pause * 1000);
      expect(attempt('a')).toBe(0);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('does not count attempts that it refused', () => {
    for (let free = 0; free < 5; free++) attempt('a');
    for (let refused = 0; refused < 50; refused++) expect(attempt('a')).toBe(1);
  });

  it('does not let one address keep another out', () => {
    for (let free = 0; free < 6; free++) attempt('a', '203.0.113.1');
    expect(attempt('a', '198.51.100.7')).toBe(0);
  });

  it('notices one address that guesses at many accounts, also when it owns one of them', () => {
    for (let index = 0; index < 50; index++) {
      expect(attempt(`account ${index}`)).toBe(0);
      if (attempt('mine') === 0) throttle.succeeded('mine', '203.0.113.1');
    }
    expect(attempt('one more')).toBeGreaterThan(0);
  });

  it('lets a whole office sign in from one address', () => {
    for (let index = 0; index < 200; index++) {
      expect(attempt(`person ${index}`)).toBe(0);
      throttle.succeeded(`person ${index}`, '203.0.113.1');
    }
  });

  it('notices many addresses that guess at one account, and pauses a minute at most', () => {
    for (let index = 0; index < 100; index++) expect(attempt('a', `address ${index}`)).toBe(0);
    let longest = 0;
    for (let index = 0; index < 20; index++) {
      const pause = attempt('a', `other ${index}`);
      longest = Math.max(longest, pause);
      clock.advance(pause * 1000);
      attempt('a', `other again ${index}`);
    }
    expect(longest).toBe(60);
  });

  it('forgets a person who gave the right password, and everybody after an hour', () => {
    for (let free = 0; free < 5; free++) attempt('a');
    throttle.succeeded('a', '203.0.113.1');
    for (let free = 0; free < 5; free++) expect(attempt('a')).toBe(0);
    clock.advance(3_600_000);
    for (let free = 0; free < 5; free++) expect(attempt('a')).toBe(0);
  });

  it('stays small, whatever is tried', () => {
    throttle = new LoginThrottle(clock, 100);
    for (let index = 0; index < 1000; index++) attempt(`account ${index}`, `address ${index}`);
    expect(attempt('account 1', 'address 1')).toBe(0);
  });
});
