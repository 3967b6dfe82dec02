import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope } from '#platform';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConnectorError } from '../ports/connector-error.js';
import { RunsRepository } from '../sync/runs.repository.js';
import type { SyncPlan } from './plan.types.js';
import { syncUnderWay } from './plan-checks.js';
import { PlanDesk } from './plan-desk.js';
import { notAnswered, PlanMaker, type PlanRequest } from './plan-maker.js';

/** As long as a person waits for a plan that few calls tell. */
export const PATIENCE_MS = 60_000;

/** Asks what a sync would do: at once where few calls tell, else by a worker. */
@Injectable()
export class MakePlanCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
    private readonly maker: PlanMaker,
    private readonly desk: PlanDesk,
  ) {}

  /**
   * Of one company one plan of each kind is worked out at a time. Throws `CONNECTION.NOT_FOUND`, `CONNECTION.NOT_WORKING`,
   * `PLAN.SYNC_UNDER_WAY`, `PLAN.UNDER_WAY`, `PLAN.NO_SUCH_RECORD` and `PLAN.NOT_ANSWERED`.
   */
  async execute(request: PlanRequest): Promise<SyncPlan> {
    const { connectionId, direction, kind } = request;
    const connection = await this.connections.get(connectionId);
    // What waits for a paused connection can be looked at before it is resumed, and a company before it is confirmed.
    if (connection.status !== (direction === 'pull' ? 'pending' : 'paused')) mustWork(connection);
    if (direction === 'pull' && (await this.runs.unfinished(connectionId))) throw syncUnderWay();
    const id = await this.open(request);
    if (kind !== 'full') await this.workOut(id, request);
    return this.desk.get(id);
  }

  private open(request: PlanRequest): Promise<string> {
    const { connectionId, direction, kind } = request;
    const { actor } = requireScope();
    return this.desk.unitOfWork.run(async () => {
      const createdBy = actor.kind === 'user' ? (actor.id ?? null) : null;
      const id = await this.desk.plans.create({ ...request, createdBy });
      await this.desk.record({ id }, 'asked_for', { connectionId, direction, kind });
      if (kind === 'full') await this.desk.enqueue({ id, connectionId });
      return id;
    });
  }

  private async workOut(id: string, request: PlanRequest): Promise<void> {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const drafted = await this.maker.draft(request, { signal, mayTakeLong: false });
      if (drafted === 'long') await this.desk.enqueue({ id, connectionId: request.connectionId });
      else await this.desk.finish(id, drafted);
    } catch (error) {
      const isTold = error instanceof DomainError || error instanceof ConnectorError;
      const message = isTold ? error.message : 'Something went wrong on our side.';
      await this.desk.plans.move(id, 'fail', { error: { message } });
      throw error instanceof DomainError ? error : notAnswered(error);
    }
  }
}
