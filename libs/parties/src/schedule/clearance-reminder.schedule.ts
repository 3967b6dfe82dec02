import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { IdentityFacade } from '#identity';
import { CONFIG, type Config, Queue, runAsTenant, systemActor } from '#platform';
import { CLEARANCE_REMINDERS } from './clearance-reminder.handler.js';

/** Asks once a day, before work begins anywhere in Canada, for the reminders of every organization. */
@Injectable()
export class ClearanceReminderSchedule {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('0 17 9 * * *', { name: 'clearance-reminders', waitForCompletion: true, timeZone: 'UTC' })
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const { id } of await this.identity.listOrganizationsForSchedules()) {
      await runAsTenant(id, systemActor('schedule'), () =>
        this.queue.send(CLEARANCE_REMINDERS, {}, { singletonKey: id }),
      );
    }
  }
}
