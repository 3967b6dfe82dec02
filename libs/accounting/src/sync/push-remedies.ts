import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { ConnectorError } from '../ports/connector-error.js';
import { MissingReferences } from './missing-references.js';
import type { ClaimedOperation } from './operations.repository.js';
import { UnmappedReferenceError } from './push-document.js';
import { decideFailure, type FailureDecision, waitForReference } from './push-outcome.js';
import { RecordRefresh } from './record-refresh.js';

/** Does at once what helps a failed write, and decides what becomes of it. */
@Injectable()
export class PushRemedies {
  constructor(
    private readonly refresh: RecordRefresh,
    private readonly missing: MissingReferences,
  ) {}

  async apply(opened: OpenConnection, operation: ClaimedOperation, error: unknown): Promise<FailureDecision> {
    const { attempts } = operation;
    try {
      const isOnItsWay = await this.help(opened, operation, error);
      return isOnItsWay
        ? waitForReference(error as UnmappedReferenceError, attempts)
        : decideFailure(error, attempts);
    } catch (second) {
      // What stood in the way of the remedy decides when the write is tried again.
      return decideFailure(second, attempts);
    }
  }

  /**
   * A stale record is read again, one that is gone is noted, and what a document names and the books lack is sent first:
   * answers whether that is on its way.
   */
  private async help(
    opened: OpenConnection,
    { entity, localId }: ClaimedOperation,
    error: unknown,
  ): Promise<boolean> {
    if (error instanceof UnmappedReferenceError) return this.missing.send(opened.connection.id, error);
    if (!(error instanceof ConnectorError)) return false;
    if (error.kind === 'conflict') await this.refresh.readAgain(opened, entity, localId);
    if (error.kind === 'not-found') await this.refresh.noteGone(opened, entity, localId);
    return false;
  }
}
