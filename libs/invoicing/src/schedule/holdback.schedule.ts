import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { IdentityFacade } from '#identity';
import { type Clock, zoned } from '#kernel';
import { CLOCK, CONFIG, type Config, Queue, runAsTenant, systemActor } from '#platform';
import { HOLDBACKS_DUE } from './holdback.handler.js';

/** From this hour on, in the organization's zone, what is due that day is drafted. */
const HOUR = 6;

/**
 * Only enqueues: one job for each organization whose morning has come, and none beside one that waits. Asking again every
 * hour catches up after an outage; what was drafted once is not drafted again.
 */
@Injectable()
export class HoldbackSchedule {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly queue: Queue,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 5 * * * *', { name: 'holdbacks-due', waitForCompletion: true })
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    const now = this.clock.now();
    for (const { id, timezone } of await this.identity.listOrganizationsForSchedules()) {
      if (zoned(now, timezone).minuteOfDay < HOUR * 60) continue;
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(HOLDBACKS_DUE, {}, { singletonKey: id }),
      );
    }
  }
}
