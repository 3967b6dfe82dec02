import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../config/config.js';
import { runAsTenant, systemActor } from '../../database/tenant-context.js';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.js';
import { Queue } from '../../queue/queue.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const CLEANUP = 'platform.idempotency-cleanup';

/** Deletes the expired keys of one organization. */
@Injectable()
@HandlesJob(CLEANUP, { queue: { policy: 'short', retryLimit: 2 } })
export class IdempotencyCleanup implements JobHandler {
  constructor(private readonly repository: IdempotencyRepository) {}

  handle(): Promise<void> {
    return this.repository.deleteExpired();
  }
}

/** Asks for the clean-up of every organization; a job that still waits is not asked for twice. */
@Injectable()
export class IdempotencySchedule {
  constructor(
    private readonly repository: IdempotencyRepository,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('17 * * * *')
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const id of await this.repository.organizations()) {
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(CLEANUP, {}, { singletonKey: id }),
      );
    }
  }
}
