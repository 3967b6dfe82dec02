import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { runAsTenant, systemActor } from '../database/tenant-context.js';
import { Queue } from '../queue/queue.js';
import { RETENTION } from './retention.handler.js';
import { RetentionRepository } from './retention.repository.js';

/** Asks once a night, for every organization; a job that waits is not doubled. */
@Injectable()
export class RetentionSchedule {
  constructor(
    private readonly settings: RetentionRepository,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 11 8 * * *', { name: 'retention', waitForCompletion: true, timeZone: 'UTC' })
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const id of await this.settings.organizations()) {
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(RETENTION, {}, { singletonKey: id }),
      );
    }
  }
}
