import { ConnectorError, type ConnectorErrorKind } from '../../ports/connector-error.js';
import type { WireFault } from './quickbooks-online.wire.js';

/** What is known of a call that went wrong. Nothing here can hold a token: not the request, not its headers. */
export interface FailedCall {
  isWrite: boolean;
  /** HTTP status, when an answer came. */
  status?: number;
  faults: readonly WireFault[];
  retryAfterSeconds?: number;
  /** The socket's complaint when no answer came, e.g. `ECONNREFUSED`. */
  networkCode?: string;
}

const DEFAULT_PAUSE_MS = 60_000;

type Sentence = (fault: WireFault) => string;

interface Verdict {
  kind: ConnectorErrorKind;
  sentence: Sentence;
  about?: 'reference';
}

const detail: Sentence = ({ Detail, Message }) => Detail ?? Message ?? 'no reason was given';

const CLOSED: Verdict = {
  kind: 'closed-period',
  sentence: () =>
    'The books are closed for this date in QuickBooks. Choose a later date, or open the period in QuickBooks under Account and settings, Advanced.',
};
const DUPLICATE_NUMBER: Verdict = {
  kind: 'duplicate',
  sentence: () => 'This document number is already used in QuickBooks. Choose another number.',
};
const THROTTLED: Verdict = {
  kind: 'throttled',
  sentence: () => 'QuickBooks asks us to slow down; the call is repeated after a pause.',
};
const UNAUTHORIZED: Verdict = {
  kind: 'auth',
  sentence: () => 'QuickBooks no longer accepts this connection. Connect QuickBooks again.',
};

/** The vendor's codes. Some are used for more than one thing, so wordings are looked at first. */
const BY_CODE: Readonly<Record<string, Verdict>> = {
  '100': UNAUTHORIZED,
  '120': UNAUTHORIZED,
  '270': UNAUTHORIZED,
  '3100': UNAUTHORIZED,
  '3200': UNAUTHORIZED,
  '3001': THROTTLED,
  '610': {
    kind: 'validation',
    about: 'reference',
    sentence: () =>
      'Something this record refers to was deleted or made inactive in QuickBooks. Activate it there, or choose another.',
  },
  '2020': {
    kind: 'validation',
    sentence: (fault) => `QuickBooks needs a value that is missing here: ${detail(fault)}.`,
  },
  '2500': {
    kind: 'validation',
    about: 'reference',
    sentence: (fault) =>
      `A reference does not exist in QuickBooks (${detail(fault)}). Synchronize the lists, then try again.`,
  },
  '4000': {
    kind: 'validation',
    sentence: (fault) => `QuickBooks did not understand our question: ${detail(fault)}.`,
  },
  '4001': {
    kind: 'validation',
    sentence: (fault) => `QuickBooks did not understand our question: ${detail(fault)}.`,
  },
  '5010': {
    kind: 'conflict',
    sentence: () =>
      'Somebody changed this record in QuickBooks meanwhile. It is read again before anything is written.',
  },
  '6070': {
    kind: 'validation',
    sentence: (fault) =>
      `An amount does not equal quantity times price (${detail(fault)}). Correct the line.`,
  },
  '6140': DUPLICATE_NUMBER,
  '6190': {
    kind: 'auth',
    sentence: () =>
      'The QuickBooks subscription of this company has ended or is read-only. Renew it in QuickBooks.',
  },
  '6270': {
    kind: 'validation',
    sentence: () =>
      'An item begins to be counted in QuickBooks after the day of this record. Set an earlier date as its inventory start there, then try again.',
  },
  '6240': {
    kind: 'duplicate',
    sentence: () =>
      'This name is already used in QuickBooks; customers, vendors and employees share one list of names. Choose another name, or link the existing record.',
  },
};

/** Wordings that tell more than the code, which the service reuses: 6210 is a closed period or a duplicate number. */
const BY_WORDING: readonly [RegExp, Verdict][] = [
  [/period (has )?(been )?closed|books (are|have been) closed|closing date/i, CLOSED],
  [/duplicate document number/i, DUPLICATE_NUMBER],
  [/errorCode=003001|throttle/i, THROTTLED],
  [/errorCode=003200|AuthenticationFailed/i, UNAUTHORIZED],
  [/stale object/i, BY_CODE['5010'] as Verdict],
];

/** No connection was ever made, so nothing was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
]);

/** Decides what a failure means. Pure; the decision table is its test. */
export function connectorErrorOf(call: FailedCall): ConnectorError {
  const fault = call.faults[0];
  if (call.status === 429) return decided(THROTTLED, call, fault);
  const verdict = fault && verdictOf(fault);
  if (verdict) return decided(verdict, call, fault);
  if (call.status === 401 || call.status === 403) return decided(UNAUTHORIZED, call, fault);
  if (call.status === undefined) return unanswered(call);
  if (call.status >= 500 || (fault ? isTheirTrouble(fault) : call.status === 404)) return broken(call, fault);
  if (call.status === 404)
    return new ConnectorError('not-found', 'QuickBooks has no such record or company.', named(fault));
  if (fault === undefined && call.status < 400) return unreadable(call);
  const reason = fault ? detail(fault) : `HTTP status ${call.status}`;
  const sentence = `QuickBooks refuses this record: ${reason.replace(/\.$/, '')}.`;
  return new ConnectorError('validation', sentence, named(fault));
}

function verdictOf(fault: WireFault): Verdict | undefined {
  const text = `${fault.Message ?? ''} ${fault.Detail ?? ''}`;
  const worded = BY_WORDING.find(([pattern]) => pattern.test(text));
  return worded?.[1] ?? BY_CODE[(fault.code ?? '').replace(/^0+/, '')];
}

function decided(
  { kind, sentence, about }: Verdict,
  call: FailedCall,
  fault: WireFault | undefined,
): ConnectorError {
  const pause = { retryAfterMs: retryAfterMs(call.retryAfterSeconds) };
  return new ConnectorError(kind, sentence(fault ?? {}), {
    ...named(fault),
    ...(about && { about }),
    ...(kind === 'duplicate' ? { takenBy: takenBy(fault) } : {}),
    ...(kind === 'throttled' ? pause : {}),
  });
}

/** The service ends its sentence with the id of what has the name or number already: `Id=58`, `TxnId=24`. */
function takenBy(fault: WireFault | undefined): string | undefined {
  return /\b(?:Txn)?Id=(\d{1,20})\b/.exec(fault?.Detail ?? '')?.[1];
}

/** The service reports its own failures with HTTP 200 or 400 at times. */
function isTheirTrouble({ code, Message = '', Detail = '' }: WireFault): boolean {
  return code === '10000' || /unexpected internal error|system failure/i.test(`${Message} ${Detail}`);
}

/** On 429 without a `Retry-After` the vendor asks for a minute's wait. */
function retryAfterMs(seconds: number | undefined): number {
  return seconds === undefined ? DEFAULT_PAUSE_MS : seconds * 1000;
}

function unanswered({ isWrite, networkCode = 'no answer' }: FailedCall): ConnectorError {
  const cause = new Error(networkCode);
  if (isWrite && !NEVER_SENT.has(networkCode)) return uncertain(cause);
  return new ConnectorError('unavailable', 'QuickBooks could not be reached; the call is repeated later.', {
    cause,
  });
}

/**
 * Behind 500, 502 and 504 a write may have been carried out. 503 says that it was not taken, and is called an outage; it
 * may have come from something in between, so whoever sent the write looks for it all the same. A 404 without a fault
 * comes from whatever stands before the service, and says nothing of the record.
 */
function broken(call: FailedCall, fault: WireFault | undefined): ConnectorError {
  const cause = new Error(`HTTP status ${call.status}`);
  if (call.isWrite && call.status !== 503) return uncertain(cause);
  const wait = call.retryAfterSeconds === undefined ? {} : { retryAfterMs: call.retryAfterSeconds * 1000 };
  return new ConnectorError('unavailable', 'QuickBooks has trouble of its own; the call is repeated later.', {
    ...named(fault),
    ...wait,
    cause,
  });
}

function unreadable({ isWrite }: FailedCall): ConnectorError {
  const cause = new Error('unreadable answer');
  if (isWrite) return uncertain(cause);
  return new ConnectorError(
    'unavailable',
    'The answer of QuickBooks was incomplete; the call is repeated later.',
    { cause },
  );
}

function uncertain(cause: Error): ConnectorError {
  return new ConnectorError(
    'timeout-unknown',
    'QuickBooks did not confirm this write. It is looked up there before it is sent again.',
    { cause },
  );
}

function named(fault: WireFault | undefined): { vendorCode?: string; field?: string } {
  return { vendorCode: fault?.code || undefined, field: fault?.element || undefined };
}
