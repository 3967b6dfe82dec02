import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { type ClaimedOperation, OperationsRepository } from './operations.repository.js';
import type { FailureDecision } from './push-outcome.js';

/** Writes down what became of an operation that failed, and what that says about its connection. */
@Injectable()
export class FailureRecords {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly conflicts: ConflictsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers what was written down. */
  write(
    connectionId: string,
    operation: ClaimedOperation,
    decided: FailureDecision,
  ): Promise<FailureDecision> {
    return this.unitOfWork.run(async () => {
      const decision = await this.unlessDecided(connectionId, operation, decided);
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
      return decision;
    });
  }

  /** A person may have decided since the write was turned away: that put back what waited, and this did not wait yet. */
  private async unlessDecided(
    connectionId: string,
    { entity, localId }: ClaimedOperation,
    decision: FailureDecision,
  ): Promise<FailureDecision> {
    if (!decision.untilDecided || decision.status !== 'parked') return decision;
    if (await this.conflicts.holdOpen(connectionId, entity, localId)) return decision;
    return { ...decision, status: 'failed', retryAfterMs: 0, waits: true };
  }
}

/** "Not available" may be said by whatever stands before the books, and the write may have reached them all the same. */
export function isUnknown({ status, error }: FailureDecision): boolean {
  return status === 'uncertain' || error.kind === 'unavailable';
}
