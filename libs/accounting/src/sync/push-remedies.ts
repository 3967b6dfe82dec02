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

  /** A stale record is read again; what a document names and the books lack is sent first. */
  async apply(
    opened: OpenConnection,
    { entity, localId, attempts }: ClaimedOperation,
    error: unknown,
  ): Promise<FailureDecision> {
    if (error instanceof ConnectorError && error.kind === 'conflict')
      await this.refresh.readAgain(opened, entity, localId);
    const isOnItsWay =
      error instanceof UnmappedReferenceError && (await this.missing.send(opened.connection.id, error));
    return isOnItsWay ? waitForReference(error, attempts) : decideFailure(error, attempts);
  }
}
