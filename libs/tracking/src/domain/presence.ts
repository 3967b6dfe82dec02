import type { Presence } from '#kernel';

/** Somebody of whom nothing was heard for so long is offline. A phone in contact is heard of every minute. */
export const OFFLINE_AFTER_MS = 3 * 60_000;

export interface PresenceFacts {
  /** `running`, `on_break`, or null without a timer. */
  timer: 'running' | 'on_break' | null;
  lastSeenAt: Date;
  now: Date;
}

/** What the office sees. A timer of somebody who is out of reach is shown beside it, not instead of it. */
export function presenceOf({ timer, lastSeenAt, now }: PresenceFacts): Presence {
  if (now.getTime() - lastSeenAt.getTime() >= OFFLINE_AFTER_MS) return 'offline';
  if (timer === null) return 'available';
  return timer === 'on_break' ? 'on_break' : 'working';
}
