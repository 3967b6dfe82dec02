import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIG, type Config, runAsTenant, systemActor } from '#platform';
import { DueWorkWaker } from './due-work.js';
import { SlotsRepository } from './slots.repository.js';
import { SyncTicker } from './sync-ticker.js';

/** Only takes the lock and enqueues; the work is done by whoever takes the job. */
@Injectable()
export class SyncSchedule {
  constructor(
    private readonly ticker: SyncTicker,
    private readonly dueWork: DueWorkWaker,
    private readonly slots: SlotsRepository,
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

  /** Every few seconds: what is due and has no job. */
  @Cron('*/5 * * * * *', { name: 'sync-due', waitForCompletion: true })
  async due(): Promise<void> {
    if (this.config.role !== 'api') await this.dueWork.wakeAll();
  }
}
