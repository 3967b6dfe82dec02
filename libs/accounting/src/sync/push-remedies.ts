import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { MissingReferences } from './missing-references.js';
import type { ClaimedOperation } from './operations.repository.js';
import { OtherWrites, WaitsForOthersError } from './other-writes.js';
import { UnmappedReferenceError } from './push-document.js';
import { UndecidedError } from './push-gate.js';
import {
  decideFailure,
  endNow,
  type FailureDecision,
  type TriedOperation,
  waitForOthers,
  waitForTurn,
} from './push-outcome.js';
import { RecordRefresh } from './record-refresh.js';
import { SyncStarter } from './sync-starter.js';

/** Does at once what helps a failed write, and decides what becomes of it. */
@Injectable()
export class PushRemedies {
  constructor(
    private readonly refresh: RecordRefresh,
    private readonly missing: MissingReferences,
    private readonly others: OtherWrites,
    private readonly starter: SyncStarter,
  ) {}

  async apply(opened: OpenConnection, operation: TriedOperation, error: unknown): Promise<FailureDecision> {
    try {
      const helped = error instanceof ConnectorError && (await this.help(opened, operation, error));
      return helped || decideFailure(error, operation);
    } catch (second) {
      // What stood in the way of the remedy decides when the write is tried again.
      return decideFailure(second, operation);
    }
  }

  /**
   * A stale record is read again, one that is gone is noted, and what a document names and the books lack is sent first.
   * Answers what follows from that, where it is something else than from the error alone.
   */
  private async help(
    opened: OpenConnection,
    operation: ClaimedOperation,
    error: ConnectorError,
  ): Promise<FailureDecision | undefined> {
    const { attempts, entity, localId } = operation;
    const { id } = opened.connection;
    if (error instanceof WaitsForOthersError) return waitForTurn(error, attempts);
    if (error.kind === 'conflict') return this.readAgain(opened, operation);
    if (error.kind === 'not-found') {
      const found = await this.refresh.noteGone(opened, entity, localId);
      if (found === 'asked') return decideFailure(new UndecidedError(), operation);
      return found === 'gone' && takesBack(operation) ? endNow(error) : undefined;
    }
    const waits =
      error instanceof UnmappedReferenceError
        ? await this.missing.send(id, error)
        : isRefusedThere(error) && (await this.others.mayStandInTheWay(id, operation));
    return waits ? waitForOthers(error, attempts) : undefined;
  }

  /** What the record names there by now may be as new as the change itself: then a sync fetches that, and the write waits. */
  private async readAgain(
    opened: OpenConnection,
    { attempts, entity, localId, error }: ClaimedOperation,
  ): Promise<FailureDecision | undefined> {
    const problem = await this.refresh.readAgain(opened, entity, localId);
    if (!problem) return undefined;
    const { id, settings } = opened.connection;
    if (settings.pull !== false && error?.kind !== 'conflict') await this.starter.start(id, 'delta', 'push');
    const message = `This record was changed in the accounting system and cannot be taken in yet. ${problem.message}`;
    const fix = 'Start a sync, then press "Retry".';
    return waitForOthers(new ConnectorError('conflict', message, { field: problem.field, fix }), attempts);
  }
}

function takesBack({ operation }: ClaimedOperation): boolean {
  return operation === 'void' || operation === 'delete';
}

/** What we refuse ourselves does not depend on what else is there. */
function isRefusedThere({ kind, vendorCode }: ConnectorError): boolean {
  return kind === 'validation' && vendorCode !== undefined;
}
