import { Injectable } from '@nestjs/common';
import { Log, UnitOfWork } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { isLookedFor } from './looked-for.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import type { FailureDecision } from './push-outcome.js';
import { PushRemedies } from './push-remedies.js';

/** After a look-up that the books refused; a person can have it repeated at once. */
const LOOK_AGAIN_MS = 600_000;

/** Decides and records what becomes of an operation that failed. */
@Injectable()
export class PushFailures {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly remedies: PushRemedies,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** Answers what was decided. */
  async settle(
    opened: OpenConnection,
    operation: ClaimedOperation,
    error: unknown,
  ): Promise<FailureDecision> {
    const connectionId = opened.connection.id;
    const decision = stillUncertain(operation, await this.remedies.apply(opened, operation, error));
    this.log.warn('a write to the accounting system was not confirmed', {
      error,
      connectionId,
      operationId: operation.id,
      entity: operation.entity,
      status: decision.status,
      attempt: operation.attempts,
    });
    await this.unitOfWork.run(async () => {
      const mayBeThere = isUnknown(decision);
      // What comes after it says the whole record, too.
      const isOvertaken = !mayBeThere && (await this.operations.hasNewer(operation));
      await this.operations.settle(
        operation,
        isOvertaken ? { status: 'superseded' } : { ...decision, mayBeThere },
      );
      if (decision.askedMs !== undefined) await this.connections.pauseUntil(connectionId, decision.askedMs);
      if (decision.connection === 'degrade')
        await this.connections.degrade(connectionId, decision.error.message);
    });
    return decision;
  }
}

/** "Not available" may be said by whatever stands before the books, and the write may have reached them all the same. */
function isUnknown({ status, error }: FailureDecision): boolean {
  return status === 'uncertain' || error.kind === 'unavailable';
}

/** What failed was the look for a write that may be there: that stays unknown, whatever came in its way. */
function stillUncertain(operation: ClaimedOperation, decision: FailureDecision): FailureDecision {
  if (decision.status === 'uncertain') return decision;
  if (operation.sent === null) return mayStandTakenBack(operation, decision);
  const retryAfterMs = decision.status === 'parked' ? LOOK_AGAIN_MS : decision.retryAfterMs;
  return { ...decision, status: 'uncertain', retryAfterMs };
}

/** What takes something back leaves nothing to look for: until a try is answered, an earlier one may have done it. */
function mayStandTakenBack(operation: ClaimedOperation, decision: FailureDecision): FailureDecision {
  const mayBeDone = operation.isUnanswered || isUnknown(decision);
  if (isLookedFor(operation) || decision.status !== 'failed' || !mayBeDone) return decision;
  return { ...decision, status: 'uncertain' };
}
