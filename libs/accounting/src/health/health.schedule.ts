import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIG, type Config, Log, runAsTenant, systemActor } from '#platform';
import { AlertWatch } from './alert-watch.js';
import { FactsRepository } from './facts.repository.js';

/** Every minute, one organization after the other: one that cannot be looked at keeps nobody else waiting. */
@Injectable()
export class HealthSchedule {
  constructor(
    private readonly facts: FactsRepository,
    private readonly watch: AlertWatch,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('30 * * * * *', { name: 'sync-health', waitForCompletion: true })
  async look(): Promise<void> {
    if (this.config.role === 'api' || !this.config.syncEnabled) return;
    for (const id of await this.facts.connectedOrganizations()) {
      await runAsTenant(id, systemActor('schedule'), () => this.watch.look()).catch((error: unknown) =>
        this.log.error('the health of an organization could not be looked at', { error, organizationId: id }),
      );
    }
  }
}
