import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { IdentityFacade } from '#identity';
import { CONFIG, type Config, Queue, runAsTenant, systemActor } from '#platform';
import { TrailsRepository } from '../trails.repository.js';
import { RETENTION } from './retention.handler.js';

/** Every night: the partitions of the months to come, the end of the oldest, and one job for each organization's own time. */
@Injectable()
export class RetentionSchedule {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly trails: TrailsRepository,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 23 3 * * *', { name: 'tracking-retention', waitForCompletion: true })
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    await this.trails.turnPartitions();
    for (const { id } of await this.identity.listOrganizationsForSchedules())
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(RETENTION, {}, { singletonKey: id }),
      );
  }
}
