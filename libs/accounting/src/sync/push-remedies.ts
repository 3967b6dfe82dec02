import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { MissingReferences } from './missing-references.js';
import type { ClaimedOperation } from './operations.repository.js';
import { OtherWrites, WaitsForOthersError } from './other-writes.js';
import { UnmappedReferenceError } from './push-document.js';
import { decideFailure, type FailureDecision, waitForOthers } from './push-outcome.js';
import { RecordRefresh } from './record-refresh.js';

/** Does at once what helps a failed write, and decides what becomes of it. */
@Injectable()
export class PushRemedies {
  constructor(
    private readonly refresh: RecordRefresh,
    private readonly missing: MissingReferences,
    private readonly others: OtherWrites,
  ) {}

  async apply(opened: OpenConnection, operation: ClaimedOperation, error: unknown): Promise<FailureDecision> {
    const { attempts } = operation;
    try {
      const waits = await this.help(opened, operation, error);
      return waits ? waitForOthers(error as ConnectorError, attempts) : decideFailure(error, attempts);
    } catch (second) {
      // What stood in the way of the remedy decides when the write is tried again.
      return decideFailure(second, attempts);
    }
  }

  /**
   * A stale record is read again, one that is gone is noted, and what a document names and the books lack is sent first.
   * Answers whether the write waits for others that are on their way.
   */
  private async help(opened: OpenConnection, operation: ClaimedOperation, error: unknown): Promise<boolean> {
    if (error instanceof UnmappedReferenceError) return this.missing.send(opened.connection.id, error);
    if (!(error instanceof ConnectorError)) return false;
    if (error instanceof WaitsForOthersError) return true;
    const { entity, localId } = operation;
    if (error.kind === 'conflict') await this.refresh.readAgain(opened, entity, localId);
    if (error.kind === 'not-found') await this.refresh.noteGone(opened, entity, localId);
    return isRefusedThere(error) && (await this.others.mayStandInTheWay(opened.connection.id, operation));
  }
}

/** What we refuse ourselves does not depend on what else is there. */
function isRefusedThere({ kind, vendorCode }: ConnectorError): boolean {
  return kind === 'validation' && vendorCode !== undefined;
}
