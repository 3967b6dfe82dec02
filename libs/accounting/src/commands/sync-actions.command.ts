import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import type { RunKind } from '../sync/runs.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';

export interface StartedRun {
  runId: string;
  alreadyRunning: boolean;
}

/** What a person sets going by hand. */
@Injectable()
export class SyncActions {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly operations: OperationsRepository,
    private readonly starter: SyncStarter,
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async sync(id: string, kind: RunKind): Promise<StartedRun> {
    const connection = await this.connections.get(id);
    mustWork(connection);
    return this.starter.start(id, kind, 'manual');
  }

  /** One delta per connection that works; the others are left out. */
  async syncAll(): Promise<(StartedRun & { connectionId: string })[]> {
    const runs = [];
    for (const { id, status } of await this.connections.list()) {
      if (status === 'active' || status === 'degraded')
        runs.push({ connectionId: id, ...(await this.starter.start(id, 'delta', 'manual')) });
    }
    return runs;
  }

  async retry(id: string, operationId: string | undefined): Promise<{ retried: number }> {
    await this.connections.get(id);
    return this.unitOfWork.run(async () => {
      const retried = await this.operations.retry(id, operationId === undefined ? undefined : [operationId]);
      if (retried > 0) await this.planner.wake(id);
      return { retried };
    });
  }
}

const WHY: Partial<Record<Connection['status'], [string, string]>> = {
  pending: ['The company has not been confirmed yet.', 'Confirm that it is your company first.'],
  needs_reauthorization: ['The accounting system no longer accepts our access.', 'Connect again.'],
  paused: ['The connection is paused.', 'Resume it first.'],
  disconnected: ['The connection was ended.', 'Connect the company again.'],
};

/** Throws `CONNECTION.NOT_WORKING` unless the connection can fetch and send. */
export function mustWork({ status }: Pick<Connection, 'status'>): void {
  const why = WHY[status];
  if (!why) return;
  throw DomainError.conflict('CONNECTION.NOT_WORKING', why[0], {
    fix: why[1],
    details: { connectionStatus: status },
  });
}
