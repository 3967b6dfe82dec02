import { DomainError } from '#kernel';
import type { TimeBreak, TimeEntryView } from './time-entry.js';
import type { Work } from './worked-time.js';

/** Whether the very step was taken before: a device that did not hear the answer sends it again. */
export function isRepeated(entry: TimeEntryView, step: 'pause' | 'resume', at: Date): boolean {
  const last = entry.breaks.at(-1);
  if (step === 'pause') return entry.status === 'on_break' && last?.startedAt === at.toISOString();
  return entry.status === 'running' && last?.endedAt === at.toISOString();
}

/** The breaks with one more that lasts from `at`. Throws `TIMEKEEPING.BACKWARDS`. */
export function pausedAt(entry: TimeEntryView, at: Date): TimeBreak[] {
  checkForward(entry, at);
  return [...entry.breaks, { startedAt: at.toISOString(), endedAt: null }];
}

/** The breaks with the last one ended. Throws `TIMEKEEPING.BACKWARDS`. */
export function resumedAt(entry: TimeEntryView, at: Date): TimeBreak[] {
  checkForward(entry, at);
  return entry.breaks.map((pause) => ({ ...pause, endedAt: pause.endedAt ?? at.toISOString() }));
}

/** The whole work of a timer that stops now; a break that lasts ends with it. Throws `TIMEKEEPING.BACKWARDS`. */
export function stoppedAt(entry: TimeEntryView, at: Date): Work {
  const breaks = resumedAt(entry, at).map((pause) => ({
    startedAt: new Date(pause.startedAt),
    endedAt: new Date(pause.endedAt ?? at),
  }));
  return { startedAt: new Date(entry.startedAt ?? at), endedAt: at, breaks };
}

function checkForward({ startedAt, breaks }: TimeEntryView, at: Date): void {
  const last = breaks.at(-1);
  const before = last?.endedAt ?? last?.startedAt ?? startedAt;
  if (before === null || at >= new Date(before)) return;
  throw new DomainError('TIMEKEEPING.BACKWARDS', 'This happened before the last punch of the timer.', {
    field: 'at',
    fix: 'Send the punches in the order in which they happened.',
    details: { lastPunch: before },
  });
}
