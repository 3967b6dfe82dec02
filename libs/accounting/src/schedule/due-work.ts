import { Injectable } from '@nestjs/common';
import { Queue, runAsTenant, systemActor } from '#platform';
import { PlanWaker } from '../plans/plan-waker.js';
import { PushPlanner } from '../sync/push-planner.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { WEBHOOK_QUEUE, type WebhookJob } from '../webhooks/webhook-queue.js';
import { type DueWork, SlotsRepository } from './slots.repository.js';

/** Enqueues again what is due and has no job: writes to be tried again, runs, notices and plans whose job was given up. */
@Injectable()
export class DueWorkWaker {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly planner: PushPlanner,
    private readonly starter: SyncStarter,
    private readonly plans: PlanWaker,
    private readonly queue: Queue,
  ) {}

  async wakeAll(): Promise<void> {
    for (const due of await this.slots.dueWork()) {
      await runAsTenant(due.organizationId, systemActor('schedule'), () => this.wake(due));
    }
    for (const stalled of await this.slots.stalledPlans()) {
      await runAsTenant(stalled.organizationId, systemActor('schedule'), () => this.plans.wake(stalled));
    }
  }

  private async wake({ connectionId, kind, runId }: DueWork): Promise<void> {
    if (kind === 'push') return this.planner.wake(connectionId);
    if (kind === 'pull') return this.starter.resume(connectionId, runId);
    await this.queue.send(WEBHOOK_QUEUE, { connectionId } satisfies WebhookJob, {
      singletonKey: connectionId,
    });
  }
}
