import { DomainError } from '#kernel';
import { ConnectorError } from '../ports/connector-error.js';

/** What a person is told of a try that broke off, and when the next one begins; without `waitSeconds` there is none. */
export interface Sequel {
  told: { message: string; fix?: string };
  waitSeconds?: number;
}

/** A night: whoever looks in the morning sees why there is no result. */
export const PATIENCE_MS = 6 * 3_600_000;
const LONGEST_PAUSE_SECONDS = 300;

const OURS: Sequel['told'] = { message: 'Something went wrong on our side.' };

/**
 * What comes after a try that broke off. What would be the same on every further try is final; the rest is tried again, with
 * growing pauses or as late as the accounting system asked for, until it has been tried for `PATIENCE_MS`.
 */
export function sequelOf(error: unknown, { tries, sinceMs }: { tries: number; sinceMs: number }): Sequel {
  const isKnown = error instanceof DomainError || error instanceof ConnectorError;
  const told = isKnown ? { message: error.message, ...(error.fix && { fix: error.fix }) } : OURS;
  if (error instanceof DomainError || (error instanceof ConnectorError && !error.retryable)) return { told };
  if (sinceMs >= PATIENCE_MS) return { told: givenUp(told) };
  const askedFor = error instanceof ConnectorError ? (error.retryAfterMs ?? 0) : 0;
  const pause = Math.min(2 ** Math.min(tries, 10), LONGEST_PAUSE_SECONDS);
  return { told, waitSeconds: Math.max(pause, Math.ceil(askedFor / 1_000)) };
}

function givenUp({ message, fix }: Sequel['told']): Sequel['told'] {
  return {
    message: `It was tried for six hours and given up. The last time: ${message}`,
    fix: fix ?? 'See whether the accounting system answers, then ask for it again.',
  };
}
