import { Injectable } from '@nestjs/common';
import { Log } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { FailureRecords, isUnknown } from './failure-records.js';
import { isLookedFor } from './looked-for.js';
import { MAX_ATTEMPTS } from './operation.states.js';
import type { FailureDecision, TriedOperation } from './push-outcome.js';
import { PushRemedies } from './push-remedies.js';

/** After a look-up that the books refused; a person can have it repeated at once. */
const LOOK_AGAIN_MS = 600_000;

/** Decides and records what becomes of an operation that failed. */
@Injectable()
export class PushFailures {
  constructor(
    private readonly remedies: PushRemedies,
    private readonly records: FailureRecords,
    private readonly log: Log,
  ) {}

  /** Answers what was decided. */
  async settle(opened: OpenConnection, operation: TriedOperation, error: unknown): Promise<FailureDecision> {
    const connectionId = opened.connection.id;
    const decided = stillUncertain(operation, await this.remedies.apply(opened, operation, error));
    const decision = await this.records.write(connectionId, operation, decided);
    this.log.warn('a write to the accounting system was not confirmed', {
      error,
      connectionId,
      operationId: operation.id,
      entity: operation.entity,
      status: decision.status,
      attempt: operation.attempts,
    });
    return decision;
  }
}

/** What failed was the look for a write that may be there: that stays unknown, whatever came in its way. */
function stillUncertain(operation: TriedOperation, decision: FailureDecision): FailureDecision {
  if (decision.status === 'uncertain') return decision;
  if (operation.sent === null) return mayStandTakenBack(operation, decision);
  if (decision.status !== 'parked') return { ...decision, status: 'uncertain' };
  // Looking alone does not help any more, so a person hears of it at once.
  const attempts = Math.max(operation.attempts, MAX_ATTEMPTS);
  return { ...decision, status: 'uncertain', retryAfterMs: LOOK_AGAIN_MS, attempts };
}

/** What takes something back leaves nothing to look for: until a try is answered, an earlier one may have done it. */
function mayStandTakenBack(operation: TriedOperation, decision: FailureDecision): FailureDecision {
  const mayBeDone = operation.isUnanswered || isUnknown(decision);
  if (isLookedFor(operation) || decision.status !== 'failed' || !mayBeDone) return decision;
  return { ...decision, status: 'uncertain' };
}
