import { DomainError, type DomainErrorOptions } from '#kernel';

export type EgressReason =
  | 'URL_REFUSED'
  | 'ADDRESS_REFUSED'
  | 'NOT_FOUND'
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'REDIRECTED'
  | 'TOO_LARGE';

const UNAVAILABLE = new Set<EgressReason>(['NOT_FOUND', 'UNREACHABLE', 'TIMEOUT']);

/**
 * An `EGRESS.*` refusal. `details.mayHaveArrived` tells whether the other side may have acted on the request:
 * then a write has to be looked up before it is tried again.
 */
export function egressError(
  reason: EgressReason,
  message: string,
  mayHaveArrived: boolean,
  options: Pick<DomainErrorOptions, 'fix' | 'cause'> = {},
): DomainError {
  return new DomainError(`EGRESS.${reason}`, message, {
    kind: UNAVAILABLE.has(reason) ? 'unavailable' : 'invalid',
    details: { mayHaveArrived },
    ...options,
  });
}

/** The code of the error, or of the one that it wraps. */
export function causeCode(error: unknown): string | undefined {
  for (const { code } of causes(error)) if (typeof code === 'string') return code;
  return undefined;
}

/** The refusal that a connection attempt was ended with, wherever the HTTP client wrapped it. */
export function wrappedRefusal(error: unknown): DomainError | undefined {
  for (const cause of causes(error)) if (cause instanceof DomainError) return cause;
  return undefined;
}

function* causes(error: unknown): Generator<{ code?: unknown; cause?: unknown }> {
  for (
    let next = error;
    typeof next === 'object' && next !== null;
    next = (next as { cause?: unknown }).cause
  )
    yield next;
}
