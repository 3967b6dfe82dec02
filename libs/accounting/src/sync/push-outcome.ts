import { DomainError } from '#kernel';
import { ConnectorError } from '../ports/connector-error.js';
import { MAX_ATTEMPTS, type OperationStatus } from './operation.states.js';
import type { ClaimedOperation, OperationError } from './operations.repository.js';
import { WaitsForOthersError } from './other-writes.js';
import { UnmappedReferenceError } from './push-document.js';
import { UndecidedError } from './push-gate.js';

export interface FailureDecision {
  status: OperationStatus;
  error: OperationError;
  retryAfterMs: number;
  /** What the failure says about the whole connection. */
  connection?: 'pause' | 'degrade';
  /** How long the books asked not to be called. */
  askedMs?: number;
  /** It was no failure: others go first, and it goes by itself then. */
  waits?: boolean;
  /** It waits for a person's decision about the record, and no longer than that. */
  untilDecided?: boolean;
  /** From what the next tries are counted, where that is not from all before. */
  attempts?: number;
}

/** A write that was tried. */
export interface TriedOperation extends ClaimedOperation {
  /** This try went out. */
  hasLeft?: boolean;
}

/** How often a write was tried, this time included, why the try before went wrong, and what may be there of it. */
interface Tries extends Partial<Pick<TriedOperation, 'sent' | 'hasLeft'>> {
  attempts: number;
  error?: Pick<OperationError, 'kind'> | null;
}

const BASE_MS = 2_000;
const CEILING_MS = 60_000;
const SHORT_WAITS = 4;
const SHORT_WAIT_MS = 250;
/** As long as an approval can usually be undone, and longer. */
const PATIENT_WAITS = 10;
const PATIENT_WAIT_MS = 5_000;

const FIXES: Partial<Record<ConnectorError['kind'], string>> = {
  validation: 'Correct the document and approve it again, or mend the mapping and press "Retry".',
  duplicate: 'Link it to the record that is there, or change its name or number, then press "Retry".',
  'closed-period': 'Ask the bookkeeper to reopen the period, or change the date, then press "Retry".',
  'not-found':
    'The record was deleted in the accounting system. Press "Retry" to create it again, or void it here.',
  auth: 'Connect the accounting system again. What waits is sent afterwards.',
};

/** What becomes of an operation after a failure: a decision with a reason, apart from any I/O. */
export function decideFailure(
  error: unknown,
  tries: Tries,
  random: () => number = Math.random,
): FailureDecision {
  const { attempts, error: before } = tries;
  if (!(error instanceof ConnectorError)) return ourFault(error, tries, random);
  const told = describe(error);
  switch (error.kind) {
    case 'timeout-unknown':
      return giveUpLate(
        { status: 'uncertain', error: told, retryAfterMs: backoff(attempts, random) },
        attempts,
      );
    case 'throttled': {
      const askedMs = error.retryAfterMs ?? backoff(attempts, random);
      return { status: 'failed', error: told, retryAfterMs: askedMs, connection: 'pause', askedMs };
    }
    case 'unavailable': {
      const askedMs = error.retryAfterMs;
      const retryAfterMs = Math.max(backoff(attempts, random), askedMs ?? 0);
      const decision = giveUpLate({ status: 'failed', error: told, retryAfterMs }, attempts);
      return { ...decision, connection: 'degrade', askedMs };
    }
    case 'auth':
      return { status: 'failed', error: told, retryAfterMs: CEILING_MS };
    case 'conflict': {
      const retryAfterMs = before?.kind === 'conflict' ? backoff(attempts, random) : 0;
      return giveUpLate({ status: 'failed', error: told, retryAfterMs }, attempts);
    }
    default:
      return {
        ...{ status: 'parked', error: told, retryAfterMs: 0 },
        ...(error instanceof UndecidedError && { untilDecided: true }),
      };
  }
}

/** What goes wrong here: of what did not go out it is certain that it is not there, and of what we refuse that trying again is no help. */
function ourFault(error: unknown, { attempts, sent, hasLeft }: Tries, random: () => number): FailureDecision {
  const mayBeThere = hasLeft || (sent ?? null) !== null;
  if (!hasLeft && isRefusedHere(error)) {
    const { message, fix, field } = error;
    return { status: 'parked', error: { kind: 'validation', message, fix, field }, retryAfterMs: 0 };
  }
  const message = mayBeThere
    ? 'Something went wrong on our side after it was sent. Whether it is in the books is looked for before anything else.'
    : 'Something went wrong on our side, and nothing of it was sent.';
  const fix = 'Tell whoever runs this service if it stays so: the cause is in its log.';
  const told = { kind: 'internal', message, fix };
  const status = hasLeft ? 'uncertain' : 'failed';
  return giveUpLate({ status, error: told, retryAfterMs: backoff(attempts, random) }, attempts);
}

/** Said in words of ours, of what the record is. */
function isRefusedHere(error: unknown): error is DomainError {
  return error instanceof DomainError && error.kind === 'invalid';
}

/** There is nothing left to take back: the next try finds that out by what was noted, and ends it. */
export function endNow(error: ConnectorError): FailureDecision {
  return { status: 'failed', error: describe(error), retryAfterMs: 0 };
}

/**
 * A document waits for others that are on their way to the books, because it names them or because it is refused as long
 * as they are not there: first a moment, because they are sent next, then longer and longer.
 */
export function waitForOthers(
  error: ConnectorError,
  attempts: number,
  random: () => number = Math.random,
): FailureDecision {
  return giveUpLate(patiently(error, attempts, random), attempts);
}

/** The same for what we hold back ourselves: nobody but those others can end that, and it was not tried even once. */
export function waitForTurn(
  error: ConnectorError,
  attempts: number,
  random: () => number = Math.random,
): FailureDecision {
  return { ...patiently(error, attempts, random), attempts: Math.min(attempts, PATIENT_WAITS + 1) };
}

function patiently(error: ConnectorError, attempts: number, random: () => number): FailureDecision {
  const wait = attempts <= SHORT_WAITS ? SHORT_WAIT_MS : PATIENT_WAIT_MS;
  const retryAfterMs = attempts <= PATIENT_WAITS ? wait : backoff(attempts, random);
  return { status: 'failed', error: describe(error), retryAfterMs, waits: true };
}

/** Full jitter: anything up to the ceiling, so that many that failed together do not come back together. */
export function backoff(attempts: number, random: () => number): number {
  return Math.round(random() * Math.min(CEILING_MS, BASE_MS * 2 ** Math.min(attempts, 10)));
}

function giveUpLate(decision: FailureDecision, attempts: number): FailureDecision {
  if (attempts < MAX_ATTEMPTS) return decision;
  return {
    ...decision,
    status: decision.status === 'uncertain' ? 'uncertain' : 'parked',
    retryAfterMs: CEILING_MS * 10,
  };
}

function describe(error: ConnectorError): OperationError {
  const { kind, message, fix = FIXES[kind], field, vendorCode, about, takenBy } = error;
  const names = error instanceof UnmappedReferenceError || error instanceof WaitsForOthersError;
  const waitsFor = names ? { entity: error.entity, localId: error.localId } : undefined;
  return { kind, message, fix, field, vendorCode, waitsFor, about, takenBy };
}
