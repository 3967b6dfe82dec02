import { Injectable } from '@nestjs/common';
import { Queue, runAsTenant, systemActor } from '#platform';
import { PushPlanner } from '../sync/push-planner.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { WEBHOOK_QUEUE, type WebhookJob } from '../webhooks/webhook-queue.js';
import { type DueWork, SlotsRepository } from './slots.repository.js';
import { StalledWork } from './stalled-work.js';

/** Enqueues again what is due and has no job: writes to be tried again, runs, notices, plans and rollbacks whose job was given up. */
@Injectable()
export class DueWorkWaker {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly planner: PushPlanner,
    private readonly starter: SyncStarter,
    private readonly stalled: StalledWork,
    private readonly queue: Queue,
  ) {}

  async wakeAll(): Promise<void> {
    for (const due of await this.slots.dueWork()) {
      await runAsTenant(due.organizationId, systemActor('schedule'), () => this.wake(due));
    }
    await this.stalled.wakeAll();
  }

  private async wake({ connectionId, kind, runId }: DueWork): Promise<void> {
    if (kind === 'push') return this.planner.wake(connectionId);
    if (kind === 'pull') return this.starter.resume(connectionId, runId);
    await this.queue.send(WEBHOOK_QUEUE, { connectionId } satisfies WebhookJob, {
      singletonKey: connectionId,
    });
  }
}
