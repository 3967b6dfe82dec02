import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Clock } from '#kernel';
import { CLOCK, CONFIG, type Config, Queue, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { WEBHOOK_QUEUE, type WebhookJob } from '../webhooks/webhook-queue.js';
import { slotsAt } from './slots.js';
import { SlotsRepository } from './slots.repository.js';

/** What a tick needs; injected as one. */
@Injectable()
export class SyncTicker {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly starter: SyncStarter,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For the tenant in scope: claims the slots that are due and enqueues one run per connection. */
  async tick(zone: string): Promise<void> {
    const { nightly, isSweep, hourly } = slotsAt(this.clock.now(), zone);
    await this.unitOfWork.run(async () => {
      if (await this.slots.claim('sync.nightly', nightly)) {
        await this.startAll(isSweep ? 'sweep' : 'delta', 'nightly');
        await this.slots.forgetOld();
      }
      if (await this.slots.claim('sync.hourly', hourly)) await this.startAll('delta', 'hourly');
    });
  }

  private async startAll(kind: 'delta' | 'sweep', trigger: string): Promise<void> {
    for (const { id, status, settings } of await this.connections.list()) {
      const isWorking = status === 'active' || status === 'degraded';
      if (isWorking && settings.pull !== false) await this.starter.start(id, kind, trigger);
    }
  }
}

/** Only takes the lock and enqueues; the work is done by whoever takes the job. */
@Injectable()
export class SyncSchedule {
  constructor(
    private readonly ticker: SyncTicker,
    private readonly slots: SlotsRepository,
    private readonly planner: PushPlanner,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every minute: whose local night (02:00) or hour has come? */
  @Cron('0 * * * * *', { name: 'sync-ticks', waitForCompletion: true })
  async ticks(): Promise<void> {
    if (this.config.role === 'api' || !this.config.syncEnabled) return;
    for (const { id, timezone, syncEnabled } of await this.slots.organizations()) {
      if (syncEnabled) await runAsTenant(id, systemActor('schedule'), () => this.ticker.tick(timezone));
    }
  }

  /** Every few seconds: writes whose next try is due, and webhooks whose job was lost. */
  @Cron('*/5 * * * * *', { name: 'sync-due', waitForCompletion: true })
  async dueWork(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const { organizationId, connectionId, kind } of await this.slots.dueWork()) {
      await runAsTenant(organizationId, systemActor('schedule'), async () => {
        if (kind === 'push') await this.planner.wake(connectionId);
        else
          await this.queue.send(WEBHOOK_QUEUE, { connectionId } satisfies WebhookJob, {
            singletonKey: connectionId,
          });
      });
    }
  }
}
