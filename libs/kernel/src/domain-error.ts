/** How a refusal travels over HTTP; the filter in `platform/http` turns it into a status. */
export type DomainErrorKind =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'unauthenticated'
  | 'throttled'
  | 'unavailable';

export interface DomainErrorOptions {
  kind?: DomainErrorKind;
  /** What the person can do about it, in one sentence. */
  fix?: string;
  /** The input field that is wrong, when there is one. */
  field?: string;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** Facts a screen can show; never a secret. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** A refusal with a stable `MODULE.REASON` code and a sentence a bookkeeper understands. */
export class DomainError extends Error {
  readonly kind: DomainErrorKind;
  readonly fix?: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
  readonly details?: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    options: DomainErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.kind = options.kind ?? 'invalid';
    this.fix = options.fix;
    this.field = options.field;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.details = options.details;
  }

  static notFound(code: string, message: string): DomainError {
    return new DomainError(code, message, { kind: 'not-found' });
  }

  static conflict(code: string, message: string, options: DomainErrorOptions = {}): DomainError {
    return new DomainError(code, message, { ...options, kind: 'conflict' });
  }
}
