import { Injectable } from '@nestjs/common';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushService } from '../sync/push.service.js';
import type { SyncPlan } from './plan.types.js';
import { PlanDesk } from './plan-desk.js';
import type { Drafted } from './plan-maker.js';
import { PushWrites } from './push-writes.js';

/** Has the sender send what a plan of a push says. */
@Injectable()
export class PushApplication {
  constructor(
    private readonly desk: PlanDesk,
    private readonly operations: OperationsRepository,
    private readonly writes: PushWrites,
    private readonly push: PushService,
  ) {}

  async begin(plan: SyncPlan, { draft }: Drafted, signal: AbortSignal): Promise<boolean> {
    const sent = draft.entries.filter(({ effect }) => effect !== 'skip');
    const waiting = sent.flatMap(({ operationId }) => operationId ?? []);
    await this.desk.unitOfWork.run(async () => {
      if (!(await this.desk.plans.begin(plan.id, null))) return;
      if (waiting.length > 0) await this.operations.retry(plan.connectionId, waiting);
      else if (sent.length > 0) await this.writes.line(plan);
    });
    await this.goOn(plan, signal);
    return true;
  }

  async goOn({ id, connectionId }: SyncPlan, signal: AbortSignal): Promise<void> {
    await this.push.work(connectionId, signal);
    await this.desk.plans.move(id, 'complete', { outcome: await this.desk.plans.sent(id) });
  }
}
