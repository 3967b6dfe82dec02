import { Injectable } from '@nestjs/common';
import { UsageRepository } from '../connections/usage.repository.js';
import { HealthHousekeeping } from '../health/health-housekeeping.js';
import { PlansRepository } from '../plans/plans.repository.js';
import { WebhookEventsRepository } from '../webhooks/webhook-events.repository.js';
import { RunHousekeeping } from './run-housekeeping.js';

/** Forgets, once a night, what has done its duty. Runs that changed something, operations and links are history and stay. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly runs: RunHousekeeping,
    private readonly usage: UsageRepository,
    private readonly events: WebhookEventsRepository,
    private readonly plans: PlansRepository,
    private readonly health: HealthHousekeeping,
  ) {}

  async tidy(): Promise<void> {
    await this.runs.tidy();
    await this.usage.forgetOldMinutes();
    await this.events.forgetOld();
    await this.plans.tidy();
    await this.health.tidy();
  }
}
