import { DomainError } from '#kernel';
import type { EgressResponse } from '#platform';
import type { Delivery } from '../deliveries.repository.js';

/** How one attempt ended. `gone`: the target does not want anything any more. */
export interface Outcome {
  result: 'delivered' | 'retry' | 'refused' | 'gone';
  httpStatus: number | null;
  reason: string | null;
}

/** A way out of the house. It throws nothing that another attempt could mend: that is an outcome. */
export interface OutsideChannel {
  send(delivery: Delivery): Promise<Outcome>;
}

/** For each attempt; a receiver that needs longer should take the message and work later. */
export const ATTEMPT_LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 } as const;

export const NO_TARGET: Outcome = {
  result: 'refused',
  httpStatus: null,
  reason: 'The target was removed or switched off meanwhile.',
};

/** Makes one call and reads its answer by `judge`. */
export async function attempt(
  call: () => Promise<EgressResponse>,
  judge: (status: number) => Outcome['result'],
): Promise<Outcome> {
  try {
    const { status } = await call();
    const result = status >= 200 && status < 300 ? 'delivered' : judge(status);
    const reason = result === 'delivered' ? null : `The receiver answered with HTTP ${status}.`;
    return { result, httpStatus: status, reason };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // What was refused on our side of the wire is refused the next time too.
    const result = error.kind === 'unavailable' ? 'retry' : 'refused';
    return { result, httpStatus: null, reason: error.message };
  }
}
