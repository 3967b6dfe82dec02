import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = Date.now();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** Now, to the second: one clock for everything that ticks, so that all of it ticks at once. */
export const useSecond = (): number => useSyncExternalStore(subscribe, () => now);

/** Now, to the minute: for what need not be drawn every second. */
export const useMinute = (): number =>
  useSyncExternalStore(subscribe, () => Math.floor(now / 60_000) * 60_000);
