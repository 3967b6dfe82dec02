import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Clock } from '#kernel';
import { CLOCK, CONFIG, type Config, runAsTenant, systemActor } from '#platform';
import { PresenceDesk } from '../commands/presence-desk.js';
import { OFFLINE_AFTER_MS } from '../domain/presence.js';
import { StatesRepository } from '../states.repository.js';

/** Looks twice a minute who has not been heard of for too long. Several workers may look: the first one tells. */
@Injectable()
export class SilenceSchedule {
  constructor(
    private readonly states: StatesRepository,
    private readonly presence: PresenceDesk,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Cron('*/30 * * * * *', { name: 'tracking-silence', waitForCompletion: true })
  async look(): Promise<void> {
    if (this.config.role === 'api') return;
    const before = new Date(this.clock.now().getTime() - OFFLINE_AFTER_MS);
    for (const { organizationId, contractorId } of await this.states.silent(before))
      await runAsTenant(organizationId, systemActor('schedule'), () => this.presence.review(contractorId));
  }
}
