import { faults, type QboFault } from '../faults/qbo-fault.js';

export interface LimitSettings {
  readonly isOn: boolean;
  readonly requestsPerMinute: number;
  readonly concurrent: number;
  readonly batchesPerMinute: number;
}

export const VENDOR_LIMITS: LimitSettings = {
  isOn: true,
  requestsPerMinute: 500,
  concurrent: 10,
  batchesPerMinute: 40,
};
const MINUTE = 60_000;

/** Start times within the last minute, kept in a ring that forgets what is older. */
class Window {
  private readonly starts: number[] = [];
  private first = 0;

  count(now: number): number {
    while (this.first < this.starts.length && (this.starts[this.first] ?? 0) <= now - MINUTE) this.first++;
    if (this.first > 1024) {
      this.starts.splice(0, this.first);
      this.first = 0;
    }
    return this.starts.length - this.first;
  }

  /** Whole seconds until one more has room. */
  wait(now: number): number {
    return Math.max(1, Math.ceil(((this.starts[this.first] ?? now) + MINUTE - now) / 1000));
  }

  add(now: number): void {
    this.starts.push(now);
  }
}

export interface Refusal {
  readonly fault: QboFault;
  readonly retryAfterSeconds: number;
}

/** The service's ceilings, per company. Real time counts here, not the sandbox's movable clock. */
export class RateLimiter {
  private readonly requests = new Map<string, Window>();
  private readonly batches = new Map<string, Window>();
  private readonly running = new Map<string, number>();
  settings: LimitSettings = VENDOR_LIMITS;

  /** Undefined when the request may pass; it then counts as running until `leave`. */
  enter(realm: string, isBatch: boolean, now = Date.now()): Refusal | undefined {
    const refusal = this.settings.isOn ? this.refuse(realm, isBatch, now) : undefined;
    if (refusal) return refusal;
    if (this.settings.isOn) {
      windowOf(this.requests, realm).add(now);
      if (isBatch) windowOf(this.batches, realm).add(now);
    }
    this.running.set(realm, (this.running.get(realm) ?? 0) + 1);
    return undefined;
  }

  leave(realm: string): void {
    this.running.set(realm, Math.max(0, (this.running.get(realm) ?? 0) - 1));
  }

  reset(): void {
    this.requests.clear();
    this.batches.clear();
  }

  private refuse(realm: string, isBatch: boolean, now: number): Refusal | undefined {
    const { concurrent, requestsPerMinute, batchesPerMinute } = this.settings;
    if ((this.running.get(realm) ?? 0) >= concurrent)
      return refusal('The number of concurrent requests exceeds the limit.', 1);
    const requests = windowOf(this.requests, realm);
    if (requests.count(now) >= requestsPerMinute)
      return refusal('The request limit was reached. Wait 60 seconds.', requests.wait(now));
    const batches = windowOf(this.batches, realm);
    if (isBatch && batches.count(now) >= batchesPerMinute)
      return refusal('The batch request limit was reached. Wait 60 seconds.', batches.wait(now));
    return undefined;
  }
}

function refusal(detail: string, retryAfterSeconds: number): Refusal {
  return { fault: faults.throttled(detail), retryAfterSeconds };
}

function windowOf(windows: Map<string, Window>, realm: string): Window {
  const window = windows.get(realm) ?? new Window();
  windows.set(realm, window);
  return window;
}
