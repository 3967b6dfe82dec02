import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope } from '#platform';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { PATIENCE_MS } from '../plans/make-plan.command.js';
import type { PlanDifference } from '../plans/plan.types.js';
import { mustBeReady, mustSend, syncUnderWay } from '../plans/plan-checks.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { told } from './make-rollback.command.js';
import type { Rollback } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import { differencesOf, hashOf } from './rollback-draft.js';
import { RollbackMaker } from './rollback-maker.js';

/** Has something undone as it was shown, if everything that it rests on is as it was; of any number of callers one has. */
@Injectable()
export class ApplyRollbackCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
    private readonly maker: RollbackMaker,
    private readonly desk: RollbackDesk,
  ) {}

  /**
   * `hash`: of what the person looked at. Throws `ROLLBACK.NOT_FOUND`, `ROLLBACK.OTHER_HASH`, `ROLLBACK.PREMISES_CHANGED`, `PLAN.NOT_READY`,
   * `PLAN.SYNC_UNDER_WAY`, and of writes what a connection that does not send throws.
   */
  async execute(id: string, hash: string): Promise<Rollback> {
    const rollback = await this.desk.get(id);
    mustBeReady(rollback);
    if (rollback.hash !== hash)
      throw DomainError.conflict('ROLLBACK.OTHER_HASH', 'This is not what you looked at.', {
        ...{ fix: 'Look at it again.', field: 'hash' },
      });
    const { connectionId } = rollback;
    const connection = await this.connections.get(connectionId);
    if (rollback.direction === 'push') {
      mustWork(connection);
      mustSend('push', connection);
    }
    if (await this.runs.unfinished(connectionId)) throw syncUnderWay();
    const differences = await this.compare(rollback);
    if (differences.length > 0) {
      await this.refuse(id, differences);
      throw premisesChanged(differences);
    }
    await this.hand(rollback);
    return this.desk.get(id);
  }

  private async compare(rollback: Rollback): Promise<PlanDifference[]> {
    const entries = await this.maker.draft(rollback, AbortSignal.timeout(PATIENCE_MS)).catch(told);
    if (hashOf(entries) === rollback.hash) return [];
    const planned = await this.desk.rollbacks.entries(rollback.id, {}, 0, rollback.entryCount);
    const found = differencesOf(planned, entries);
    return found.length > 0 ? found : [SOMETHING];
  }

  private refuse(id: string, differences: PlanDifference[]): Promise<void> {
    return this.desk.unitOfWork.run(async () => {
      if (await this.desk.rollbacks.move(id, 'outdate', { differences }))
        await this.desk.record(id, 'refused', { differences: differences.length });
    });
  }

  private hand(rollback: Rollback): Promise<void> {
    const { id, connectionId, direction, runId, hash } = rollback;
    const { actor } = requireScope();
    const appliedBy = actor.kind === 'user' ? (actor.id ?? null) : null;
    return this.desk.unitOfWork.run(async () => {
      if (!(await this.desk.rest.hold(connectionId))) throw syncUnderWay();
      if (!(await this.desk.rollbacks.move(id, 'apply', { appliedBy }))) {
        const { status } = await this.desk.get(id);
        mustBeReady({ status: status === 'ready' ? 'applying' : status });
      }
      await this.desk.record(id, 'applied', { connectionId, direction, runId, hash });
      await this.desk.enqueue(rollback);
    });
  }
}

const SOMETHING: PlanDifference = {
  ...{ what: 'more', entity: null, remoteId: null, recordId: null, label: null },
  message: 'Something of it is not there any more.',
};

function premisesChanged(differences: readonly PlanDifference[]): DomainError {
  const [first] = differences;
  const label = first?.label ? `${first.label}: ` : '';
  return DomainError.conflict(
    'ROLLBACK.PREMISES_CHANGED',
    `Nothing was undone, because this is not as it was shown. ${label}${first?.message ?? ''}`,
    { fix: 'Ask for it again and look at it.', details: { differences } },
  );
}
