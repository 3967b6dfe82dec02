import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { PullUndoPlanning } from './pull-undo.planning.js';
import { PushUndoPlanning } from './push-undo.planning.js';
import type { UndoEntry, UndoRequest } from './rollback.types.js';
import { WrittenRepository } from './written.repository.js';

/** Works out what undoing would do: when it is asked for, and anew when it is to be done. */
@Injectable()
export class RollbackMaker {
  constructor(
    private readonly contexts: ConnectionContexts,
    private readonly runs: RunsRepository,
    private readonly written: WrittenRepository,
    private readonly pulls: PullUndoPlanning,
    private readonly pushes: PushUndoPlanning,
  ) {}

  /**
   * Throws `ROLLBACK.NO_SUCH_RUN`, `ROLLBACK.RUN_UNDER_WAY`, `ROLLBACK.TOO_LARGE`, `ROLLBACK.NOT_KEPT`, `ROLLBACK.NO_SUCH_WRITE`, and
   * `ConnectorError` when the accounting system does not answer.
   */
  draft(request: UndoRequest, signal: AbortSignal): Promise<UndoEntry[]> {
    return this.contexts.use(request.connectionId, signal, (opened) => this.entries(opened, request));
  }

  private async entries(
    opened: OpenConnection,
    { connectionId, runId, operationIds }: UndoRequest,
  ): Promise<UndoEntry[]> {
    if (runId === null) {
      const writes = await this.written.of(connectionId, operationIds);
      const found = new Set(writes.flatMap((write) => write.operationIds));
      if (operationIds.some((id) => !found.has(id))) throw noSuchWrite();
      return this.pushes.draft(opened, writes);
    }
    const run = await this.runs.find(connectionId, runId);
    if (!run) throw DomainError.notFound('ROLLBACK.NO_SUCH_RUN', 'There is no such run of this company.');
    if (run.status === 'queued' || run.status === 'running') throw runUnderWay();
    return this.pulls.draft(opened.connection, run);
  }
}

function noSuchWrite(): DomainError {
  return DomainError.notFound('ROLLBACK.NO_SUCH_WRITE', 'One of these writes was not sent to this company.');
}

function runUnderWay(): DomainError {
  return DomainError.conflict('ROLLBACK.RUN_UNDER_WAY', 'This run is still under way.', {
    fix: 'Wait until it is done.',
  });
}
