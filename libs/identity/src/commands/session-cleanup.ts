import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIG, type Config, HandlesJob, type JobHandler, Queue, runAsTenant, systemActor } from '#platform';
import { OrganizationsRepository } from '../organizations.repository.js';
import { SessionsRepository } from '../sessions.repository.js';

const CLEANUP = 'identity.session-cleanup';

/** Deletes the refresh tokens of one organization that have expired: no reuse of them could do harm any more. */
@Injectable()
@HandlesJob(CLEANUP, { queue: { policy: 'short', retryLimit: 2 } })
export class SessionCleanup implements JobHandler {
  constructor(private readonly sessions: SessionsRepository) {}

  handle(): Promise<void> {
    return this.sessions.deleteExpired();
  }
}

/** Asks for the clean-up of every organization once a day; a job that still waits is not asked for twice. */
@Injectable()
export class SessionCleanupSchedule {
  constructor(
    private readonly organizations: OrganizationsRepository,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('43 4 * * *')
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const { id } of await this.organizations.listAll()) {
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(CLEANUP, {}, { singletonKey: id }),
      );
    }
  }
}
