import type { Clock } from '#kernel';

export interface Allowance {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until one more request is allowed; 0 when one is. */
  retryAfterSeconds: number;
  /** Seconds until the whole limit is there again. */
  resetSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * A bucket of tokens per caller, which fills evenly over a minute. Kept in memory, so each node counts for itself, and
 * bounded: when it is full, whoever was quiet the longest is forgotten and starts with a full bucket.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = 50_000,
  ) {}

  take(key: string, perMinute: number): Allowance {
    const now = this.clock.now().getTime();
    const perMs = perMinute / 60_000;
    const bucket = this.buckets.get(key) ?? { tokens: perMinute, at: now };
    // A clock that was set back must not empty the bucket.
    const tokens = Math.min(perMinute, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    const isAllowed = tokens >= 1;
    const left = isAllowed ? tokens - 1 : tokens;
    this.keep(key, { tokens: left, at: now });
    return {
      isAllowed,
      limit: perMinute,
      remaining: Math.floor(left),
      retryAfterSeconds: isAllowed ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000)),
      resetSeconds: Math.ceil((perMinute - left) / perMs / 1000),
    };
  }

  private keep(key: string, bucket: Bucket): void {
    // Put back at the end: the order of the map is the order of use.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > this.capacity && oldest !== undefined) this.buckets.delete(oldest);
  }
}
