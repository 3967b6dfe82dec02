import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { PushCounterparts } from '../plans/push-counterparts.js';
import { type ExternalLink, LinksRepository, type NewLink } from '../sync/links.repository.js';
import { type OperationPlan, OperationsRepository } from '../sync/operations.repository.js';
import { PushService } from '../sync/push.service.js';
import { restored, standingOf } from './images.js';
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
    private readonly links: LinksRepository,
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
    const links: NewLink[] = [];
    const settled: Settled[] = [];
    const ids = entries.map(() => newId()).sort();
    for (const [index, entry] of entries.entries()) {
      const { sequence } = entry;
      const link = await this.counterparts.link(rollback.connectionId, entry.entity, entry.localId);
      const plan = link && (await this.operationOf(rollback, entry, link, ids[index]));
      if (plan) {
        plans.push(plan);
        links.push({ ...link, document: expectedOf(entry, link) });
      }
      settled.push(
        plan
          ? { sequence, status: 'done', reason: entry.reason, operationId: plan.id }
          : { sequence, status: 'left', reason: GONE },
      );
    }
    await this.operations.plan(plans);
    await this.links.save(rollback.connectionId, links, { mayMove: true });
    await this.desk.rollbacks.settle(rollback.id, settled);
  }

  private async operationOf(
    { id: rollbackId, connectionId }: Rollback,
    { entity, localId, action, images }: StoredUndo,
    link: ExternalLink,
    id: string | undefined,
  ): Promise<OperationPlan | undefined> {
    const record = await this.counterparts.record(entity, localId);
    if (!record || !action || !images) return undefined;
    return {
      ...{ id, connectionId, entity, localId, operation: action, undo: { rollbackId, ...images } },
      ...{ localVersion: record.version, generation: link.generation },
    };
  }
}

/**
 * What will stand there, noted before it does: where the answer is lost and the record is read, that is no news then, and
 * ours stays. Until it does, both sides say the same, which is no news either.
 */
function expectedOf({ action, images }: StoredUndo, { snapshot }: ExternalLink): Record<string, unknown> {
  if (action === 'update' && images) return restored(snapshot, images, standingOf(images, snapshot).held);
  const ended = { active: false, voided: true, state: 'closed' };
  const told = Object.entries(ended).filter(([field]) => field in snapshot);
  return { ...snapshot, ...Object.fromEntries(told) };
}
