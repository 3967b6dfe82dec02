import { Injectable } from '@nestjs/common';
import { PushService } from '../sync/push.service.js';
import type { PlanDifference, SyncPlan } from './plan.types.js';
import { begunBySomebody, mustTake } from './plan-checks.js';
import { PlanDesk } from './plan-desk.js';
import type { Drafted } from './plan-maker.js';
import { PushLine } from './push-line.js';

/** Has the sender send what a plan of a push shows, and nothing else. */
@Injectable()
export class PushApplication {
  constructor(
    private readonly desk: PlanDesk,
    private readonly line: PushLine,
    private readonly push: PushService,
  ) {}

  /**
   * Answers what moved since both sides were compared. Throws `CONNECTION.NOT_WORKING`, `CONNECTION.NOT_SENDING` and
   * `PLAN.NOT_IN_LINE`.
   */
  async begin(plan: SyncPlan, { draft }: Drafted, signal: AbortSignal): Promise<readonly PlanDifference[]> {
    const sent = draft.entries.filter(({ effect }) => effect !== 'skip');
    const moved = await this.desk.unitOfWork.run(async () => {
      const connection = await this.desk.connections.get(plan.connectionId);
      mustTake(plan, connection);
      const held = await this.line.heldBack(connection, sent);
      if (held.length > 0) return held;
      if (!(await this.desk.plans.begin(plan.id))) throw begunBySomebody();
      await this.line.add(plan.connectionId, sent);
      return [];
    });
    if (moved.length === 0) await this.goOn(plan, signal);
    return moved;
  }

  async goOn({ id, connectionId }: SyncPlan, signal: AbortSignal): Promise<void> {
    const records = await this.desk.plans.records(id);
    if (records.length > 0) await this.push.work(connectionId, signal, records);
    await this.desk.plans.move(id, 'complete', { outcome: await this.desk.plans.sent(id) });
  }
}
