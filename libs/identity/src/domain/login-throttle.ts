import { type Clock, DomainError } from '#kernel';

interface Limit {
  /** Attempts before the first pause. */
  free: number;
  /** The longest pause, in seconds; each failure doubles it. */
  longestSeconds: number;
}

/**
 * One address guessing at one account, one address guessing at many, and many addresses guessing at one. The last
 * pauses only briefly, because it can also be used to keep the right person out.
 */
const LIMITS: Record<'pair' | 'address' | 'account', Limit> = {
  pair: { free: 5, longestSeconds: 900 },
  address: { free: 50, longestSeconds: 900 },
  account: { free: 100, longestSeconds: 60 },
};
const FORGOTTEN_AFTER_MS = 60 * 60_000;

interface Count {
  failures: number;
  blockedUntil: number;
  lastAt: number;
}

/**
 * Slows down guessing of passwords. Kept in memory and bounded, so each node counts for itself; attempts are counted
 * before the password is checked, so that guesses sent side by side are counted too.
 */
export class LoginThrottle {
  private readonly counts = new Map<string, Count>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = 20_000,
  ) {}

  /** Throws `AUTH.SLOW_DOWN` with the seconds to wait. */
  attempt(account: string, address: string): void {
    const now = this.clock.now().getTime();
    const keys = keysOf(account, address);
    const blockedUntil = Math.max(...keys.map(({ key }) => this.current(key, now).blockedUntil));
    if (blockedUntil > now) throw slowDown(Math.ceil((blockedUntil - now) / 1000));
    for (const { key, limit } of keys) this.count(key, limit, now);
  }

  /**
   * The right password was given. The address only takes this attempt back, so that an office of many people can sign in:
   * it may own one account and guess at others.
   */
  succeeded(account: string, address: string): void {
    for (const { key, kind } of keysOf(account, address)) {
      const count = this.counts.get(key);
      if (kind !== 'address' || !count) this.counts.delete(key);
      else this.counts.set(key, { ...count, failures: count.failures - 1, blockedUntil: 0 });
    }
  }

  private current(key: string, now: number): Count {
    const count = this.counts.get(key);
    if (count && now - count.lastAt < FORGOTTEN_AFTER_MS) return count;
    return { failures: 0, blockedUntil: 0, lastAt: now };
  }

  private count(key: string, limit: Limit, now: number): void {
    const failures = this.current(key, now).failures + 1;
    const beyond = failures - limit.free;
    const pause = beyond < 0 ? 0 : Math.min(2 ** beyond, limit.longestSeconds);
    this.counts.delete(key);
    this.counts.set(key, { failures, blockedUntil: pause === 0 ? 0 : now + pause * 1000, lastAt: now });
    const [oldest] = this.counts.keys();
    if (this.counts.size > this.capacity && oldest !== undefined) this.counts.delete(oldest);
  }
}

function keysOf(account: string, address: string) {
  return [
    { kind: 'pair', key: `pair:${account}:${address}`, limit: LIMITS.pair },
    { kind: 'address', key: `address:${address}`, limit: LIMITS.address },
    { kind: 'account', key: `account:${account}`, limit: LIMITS.account },
  ] as const;
}

function slowDown(seconds: number): DomainError {
  return new DomainError('AUTH.SLOW_DOWN', `Too many attempts. Try again in ${seconds} s.`, {
    kind: 'throttled',
    retryAfterSeconds: seconds,
  });
}
