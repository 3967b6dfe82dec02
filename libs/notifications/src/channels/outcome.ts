import { DomainError } from '#kernel';
import type { EgressRequest, EgressResponse } from '#platform';
import type { Delivery } from '../deliveries.repository.js';
import { askedPause } from '../domain/pauses.js';

/** How one attempt ended. `gone`: the target does not want anything any more. */
export interface Outcome {
  result: 'delivered' | 'retry' | 'refused' | 'gone';
  httpStatus: number | null;
  reason: string | null;
  /** Seconds for which the other side wants to be left alone. */
  askedPause?: number | undefined;
  /** Of a program: the address that was called, which may have been changed since. None: nobody was called. */
  calledUrl?: string;
}

/** A way out of the house. */
export interface OutsideChannel {
  send(delivery: Delivery): Promise<Outcome>;
}

/**
 * For each attempt; a receiver that needs longer should take the message and work later. What it says beside its status
 * is nobody's business, so it cannot fail by saying too much.
 */
export const ATTEMPT_LIMITS = { timeoutMs: 10_000, statusOnly: true } as const satisfies EgressRequest;

export const NO_TARGET: Outcome = {
  result: 'refused',
  httpStatus: null,
  reason: 'The target was removed or switched off meanwhile.',
};

/** What failed before anybody was called may be mended until the next attempt. */
export const OUR_FAULT: Outcome = {
  result: 'retry',
  httpStatus: null,
  reason: 'It could not be prepared here; nobody was called.',
};

/** Makes one call and reads its answer by `judge`. */
export async function attempt(
  call: () => Promise<EgressResponse>,
  judge: (status: number) => Outcome['result'],
): Promise<Outcome> {
  try {
    const { status, headers } = await call();
    if (status >= 200 && status < 300) return { result: 'delivered', httpStatus: status, reason: null };
    const reason = `The receiver answered with HTTP ${status}.`;
    const asked = askedPause(headers.get('retry-after'), new Date());
    return { result: judge(status), httpStatus: status, reason, askedPause: asked };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // What was refused on our side of the wire is refused the next time too.
    const result = error.kind === 'unavailable' ? 'retry' : 'refused';
    return { result, httpStatus: null, reason: error.message };
  }
}
