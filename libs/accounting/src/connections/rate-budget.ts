import { setTimeout as pause } from 'node:timers/promises';
import type { RateBudget } from '../ports/connection-context.js';
import { ConnectorError } from '../ports/connector-error.js';
import type { ConnectionsRepository } from './connections.repository.js';
import type { RateLimits, UsageRepository } from './usage.repository.js';

/**
 * Turns taken from the shared count at once, so that a pull does not write a row per call: few at first, for what needs
 * few, and twice as many each time.
 */
const CHUNK = { first: 5, most: 20 };
/** A pause shorter than this is waited for; a longer one is left to the queue. */
const PATIENCE_MS = 5_000;

/** A connection's share of the vendor's limits, counted in the database so that every node sees the same. */
export class ConnectionRateBudget implements RateBudget {
  private left = 0;
  private until = 0;
  private chunk = CHUNK.first;
  /** Under way: calls that are made side by side wait for one reservation, not each for one of its own. */
  private reserving?: Promise<void>;
  /** Calls made through this budget. */
  calls = 0;

  constructor(
    private readonly usage: UsageRepository,
    private readonly connections: ConnectionsRepository,
    private readonly connectionId: string,
    private readonly limits: RateLimits,
    private readonly signal: AbortSignal,
  ) {}

  async take(calls = 1): Promise<void> {
    this.calls += calls;
    while (this.left < calls || Date.now() > this.until) {
      this.reserving ??= this.reserve(calls).finally(() => {
        this.reserving = undefined;
      });
      await this.reserving;
    }
    this.left -= calls;
  }

  /** What was reserved and not needed can be used by others; for whoever has made his last call. */
  async giveBack(): Promise<void> {
    const unused = this.left;
    this.left = 0;
    if (unused === 0) return;
    const windows = Date.now() < this.until ? ['minute', 'month'] : ['month'];
    await this.usage.giveBack(this.connectionId, unused, windows);
  }

  async pauseFor(milliseconds: number): Promise<void> {
    await this.giveBack();
    await this.connections.pauseUntil(this.connectionId, milliseconds);
  }

  /** As many as the next chunk, or only those needed where the limits have no room for more. */
  private async reserve(needed: number): Promise<void> {
    // What is left of a minute that is over still counts in its month.
    if (Date.now() > this.until) await this.giveBack();
    await this.waitForPause();
    const wanted = Math.max(needed, Math.min(this.chunk, this.limits.requestsPerMinute));
    const { full, minuteLeftMs } = await this.usage.reserve(this.connectionId, wanted, this.limits);
    if (full && wanted > needed) {
      this.chunk = needed;
      return;
    }
    if (full === 'month') {
      throw new ConnectorError('throttled', "This month's calls to the accounting system are used up.", {
        retryAfterMs: 3_600_000,
      });
    }
    if (full === 'minute') {
      await pause(minuteLeftMs + 50, undefined, { signal: this.signal });
      return;
    }
    this.left += wanted;
    this.chunk = Math.min(this.chunk * 2, CHUNK.most);
    this.until = Date.now() + minuteLeftMs;
  }

  private async waitForPause(): Promise<void> {
    const left = await this.connections.pauseLeft(this.connectionId);
    if (left > PATIENCE_MS) {
      throw new ConnectorError('throttled', 'The accounting system asked us to wait.', {
        retryAfterMs: left,
      });
    }
    if (left > 0) await pause(left, undefined, { signal: this.signal });
  }
}
