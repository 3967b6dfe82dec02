import { Injectable } from '@nestjs/common';
import { runAsTenant, systemActor } from '#platform';
import { PlanWaker } from '../plans/plan-waker.js';
import { RollbackWaker } from '../rollback/rollback-waker.js';
import { SlotsRepository } from './slots.repository.js';

/** Plans and rollbacks that nobody works at any more, of all organizations, are taken up again or ended. */
@Injectable()
export class StalledWork {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly plans: PlanWaker,
    private readonly rollbacks: RollbackWaker,
  ) {}

  async wakeAll(): Promise<void> {
    const actor = systemActor('schedule');
    for (const stalled of await this.slots.stalledPlans())
      await runAsTenant(stalled.organizationId, actor, () => this.plans.wake(stalled));
    for (const stalled of await this.slots.stalledRollbacks())
      await runAsTenant(stalled.organizationId, actor, () => this.rollbacks.wake(stalled));
  }
}
