import { Injectable } from '@nestjs/common';
import { DomainError, digestOf } from '#kernel';
import { Vault } from '../../vault/vault.js';
import { IdempotencyRepository, type StoredKey } from './idempotency.repository.js';

export interface RememberedAnswer {
  status: number;
  /** JSON text; null for an answer without a body. */
  body: string | null;
}

/** The right to handle a request. Whoever holds it must complete or release it. */
export interface Claim {
  key: string;
  requestHash: string;
  fence: string;
}

const RETRY_SECONDS = 2;
/** Several times within a lease. */
const RENEWED_MS = 10_000;

/**
 * Answers by key, sealed: the answer to "make an API key" holds the key. Throws `HTTP.IDEMPOTENCY_KEY_REUSED` (422)
 * for another request under the same key, `HTTP.STILL_RUNNING` (409, Retry-After) while the first is handled, and
 * `HTTP.ANSWER_LOST` (409) when the first was carried out and nobody knows its answer.
 */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly repository: IdempotencyRepository,
    private readonly vault: Vault,
  ) {}

  async begin(key: string, requestHash: string): Promise<Claim | RememberedAnswer> {
    const fence = await this.repository.claim(key, requestHash);
    if (fence !== undefined) return { key, requestHash, fence };
    const stored = await this.repository.find(key);
    // It was given back between the two statements: let the caller come again.
    if (!stored) throw stillRunning();
    if (stored.requestHash !== requestHash) throw reused();
    if (stored.state === 'written' && stored.isOverdue) throw answerLost();
    if (stored.state !== 'done') throw stillRunning();
    return this.answerOf(key, stored);
  }

  /** Keeps the key for as long as `work` takes. */
  async holding<T>({ key, fence }: Claim, work: () => Promise<T>): Promise<T> {
    const renew = () => void this.repository.renew(key, fence).catch(() => undefined);
    const renewal = setInterval(renew, RENEWED_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
    }
  }

  /**
   * In the unit of work in scope: its commit and the note that there was one are one. Throws `HTTP.TAKEN_OVER` (409) when
   * the claim was too old and a repeat has begun, so that only one of the two is carried out.
   */
  async mark({ key, requestHash, fence }: Claim): Promise<void> {
    if (!(await this.repository.mark(key, requestHash, fence))) throw takenOver();
  }

  async complete({ key, fence }: Claim, { status, body }: RememberedAnswer): Promise<void> {
    const sealed = body === null ? null : await this.vault.seal(placeOf(key), body);
    await this.repository.complete(key, fence, status, sealed);
  }

  /** As if it had never been asked, so that the same key can be tried again. */
  release({ key, fence }: Claim): Promise<void> {
    return this.repository.release(key, fence);
  }

  /** As `release` if nothing was committed under it; else a repeat is told what `lost` says, for it is not done again. */
  async giveUp(claim: Claim, lost: RememberedAnswer): Promise<void> {
    if (!(await this.repository.releaseUnwritten(claim.key, claim.fence))) await this.complete(claim, lost);
  }

  private async answerOf(key: string, stored: StoredKey): Promise<RememberedAnswer> {
    const { responseStatus, responseBody } = stored;
    const body = responseBody === null ? null : (await this.vault.open(placeOf(key), responseBody)).reveal();
    return { status: responseStatus ?? 200, body };
  }
}

/** The key is the caller's text; its digest cannot be mistaken for another part of the place. */
function placeOf(key: string) {
  return { table: 'idempotency_keys', row: digestOf(key), column: 'response_body' };
}

function reused(): DomainError {
  return new DomainError(
    'HTTP.IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for another request before.',
    { fix: 'Use a new key for a new request, and the same key only to repeat the same request.' },
  );
}

function stillRunning(): DomainError {
  return DomainError.conflict(
    'HTTP.STILL_RUNNING',
    'The first request with this Idempotency-Key is still being handled.',
    {
      retryAfterSeconds: RETRY_SECONDS,
      fix: `Repeat it in ${RETRY_SECONDS} s to get its answer.`,
    },
  );
}

export function answerLost(): DomainError {
  return DomainError.conflict(
    'HTTP.ANSWER_LOST',
    'The first request with this Idempotency-Key was carried out, but its answer was lost.',
    { fix: 'Look at what it did. To do it once more, use a new key.' },
  );
}

function takenOver(): DomainError {
  return DomainError.conflict(
    'HTTP.TAKEN_OVER',
    'This request took so long that a repeat with its Idempotency-Key was begun; this one changed nothing.',
    { fix: 'Repeat it to get the answer of the other one.' },
  );
}
