import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { IdentityFacade } from '#identity';
import { CONFIG, type Config, Queue, runAsTenant, systemActor } from '#platform';
import { DIGEST } from './digest.handler.js';

/** Asks every ten minutes, for every organization, whether somebody's hour has come; a job that waits is not doubled. */
@Injectable()
export class DigestSchedule {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 */10 * * * *', { name: 'notification-digests', waitForCompletion: true })
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const { id } of await this.identity.listOrganizationsForSchedules()) {
      await runAsTenant(id, systemActor('schedule'), () => this.queue.send(DIGEST, {}, { singletonKey: id }));
    }
  }
}
