import { Injectable } from '@nestjs/common';
import type { SyncPlan } from './plan.types.js';
import { PlanDesk } from './plan-desk.js';

/** A plan that came no further for minutes; `isHopeless`: nothing of it is done, and it was tried for an hour. */
interface Stalled {
  planId: string;
  connectionId: string;
  isHopeless: boolean;
}

const GIVEN_UP: SyncPlan['error'] = {
  message: 'It was tried for an hour and could not be finished, so it was given up. Nothing was done.',
  fix: 'See whether the accounting system answers, then make a new plan.',
};

/** Takes plans up again whose job was given up, or whose worker died before it said what became of them. */
@Injectable()
export class PlanWaker {
  constructor(private readonly desk: PlanDesk) {}

  async wake({ planId, connectionId, isHopeless }: Stalled): Promise<void> {
    await this.desk.unitOfWork.run(async () => {
      if (isHopeless) {
        await this.desk.plans.move(planId, 'fail', { error: GIVEN_UP });
        return;
      }
      await this.desk.plans.touch(planId);
      await this.desk.enqueue({ id: planId, connectionId });
    });
  }
}
