export type ConnectorErrorKind =
  /** The grant is gone or refused; a person must connect again. */
  | 'auth'
  /** Too many calls; wait `retryAfterMs`. */
  | 'throttled'
  /** The remote version moved on; read again and merge. */
  | 'conflict'
  /** The system refuses the content; a person must mend it. */
  | 'validation'
  | 'not-found'
  /** Something with this name or number exists already. */
  | 'duplicate'
  /** The system did not take the call; it can be repeated. */
  | 'unavailable'
  /** The call was sent and no answer came: it may have taken effect. Look before you repeat. */
  | 'timeout-unknown'
  | 'closed-period';

export interface ConnectorErrorDetails {
  retryAfterMs?: number;
  cause?: unknown;
  /** The vendor's own code, e.g. `5010`. */
  vendorCode?: string;
  /** The field the vendor blames, in its own words. */
  field?: string;
  /** What a person can do about it, where the kind alone does not say. */
  fix?: string;
  /** `reference`: what the record names is not there, or not used there any more. */
  about?: 'reference';
  /** Of a duplicate: the id there of the record that has the name or number, where the system tells it. */
  takenBy?: string;
}

const RETRYABLE: ReadonlySet<ConnectorErrorKind> = new Set([
  'throttled',
  'unavailable',
  'timeout-unknown',
  'conflict',
]);

/** The only error a connector throws. Its message is a sentence for a person and never holds a secret. */
export class ConnectorError extends Error {
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly vendorCode?: string;
  readonly field?: string;
  readonly fix?: string;
  readonly about?: 'reference';
  readonly takenBy?: string;

  constructor(
    readonly kind: ConnectorErrorKind,
    message: string,
    details: ConnectorErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ConnectorError';
    this.retryable = RETRYABLE.has(kind);
    this.retryAfterMs = details.retryAfterMs;
    this.vendorCode = details.vendorCode;
    this.field = details.field;
    this.fix = details.fix;
    this.about = details.about;
    this.takenBy = details.takenBy;
  }
}
