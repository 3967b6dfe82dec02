import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { PushCounterparts } from '../plans/push-counterparts.js';
import { type OperationPlan, OperationsRepository } from '../sync/operations.repository.js';
import { PushService } from '../sync/push.service.js';
import { GONE } from './obstacles.js';
import type { Rollback, StoredUndo } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';
import type { Settled } from './rollbacks.repository.js';

/** Has the books set back, by writes like all others: each takes effect once, whatever breaks meanwhile. */
@Injectable()
export class ThereUndo {
  constructor(
    private readonly desk: RollbackDesk,
    private readonly counterparts: PushCounterparts,
    private readonly operations: OperationsRepository,
    private readonly push: PushService,
  ) {}

  async work(rollback: Rollback, signal: AbortSignal): Promise<void> {
    await this.desk.unitOfWork.run(() => this.plan(rollback));
    await this.push.work(rollback.connectionId, signal);
  }

  /** All of them in one transaction, with what is noted of each: planned once, however often it is called. */
  private async plan(rollback: Rollback): Promise<void> {
    const entries = await this.desk.rollbacks.next(rollback.id, rollback.entryCount);
    const plans: OperationPlan[] = [];
    const settled: Settled[] = [];
    const ids = entries.map(() => newId()).sort();
    for (const [index, entry] of entries.entries()) {
      const { sequence } = entry;
      const plan = await this.operationOf(rollback, entry, ids[index]);
      if (plan) plans.push(plan);
      settled.push(
        plan
          ? { sequence, status: 'done', reason: entry.reason, operationId: plan.id }
          : { sequence, status: 'left', reason: GONE },
      );
    }
    await this.operations.plan(plans);
    await this.desk.rollbacks.settle(rollback.id, settled);
  }

  private async operationOf(
    { id: rollbackId, connectionId }: Rollback,
    { entity, localId, action, images }: StoredUndo,
    id: string | undefined,
  ): Promise<OperationPlan | undefined> {
    const record = await this.counterparts.record(entity, localId);
    const link = await this.counterparts.link(connectionId, entity, localId);
    if (!record || !link || !action || !images) return undefined;
    return {
      ...{ id, connectionId, entity, localId, operation: action, undo: { rollbackId, ...images } },
      ...{ localVersion: record.version, generation: link.generation },
    };
  }
}
