import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { HandlesJob, type JobHandler, UnitOfWork } from '#platform';
import { ClearanceRemindersRepository, type ExpiringClearance } from '../clearance-reminders.repository.js';
import { CLEARANCE_NAMES, daysToRemindOf, reminderDue } from '../domain/clearance-reminder.js';
import { TodayQuery } from '../queries/today.query.js';

export const CLEARANCE_REMINDERS = 'parties.clearance-reminders';

/** Tells managers and the contractor of papers about to expire: 30, 14 and 3 days before and on the last day, once each. */
@Injectable()
@HandlesJob(CLEARANCE_REMINDERS, { queue: { policy: 'short', retryLimit: 5 } })
export class ClearanceReminderHandler implements JobHandler {
  constructor(
    private readonly reminders: ClearanceRemindersRepository,
    private readonly notifications: NotificationsFacade,
    private readonly today: TodayQuery,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(): Promise<void> {
    const today = await this.today.execute();
    for (const clearance of await this.reminders.expiring(daysToRemindOf(today))) {
      const days = reminderDue(clearance.expiresOn, today);
      if (days !== undefined) await this.unitOfWork.run(() => this.tell(clearance, days));
    }
  }

  private async tell(clearance: ExpiringClearance, days: number): Promise<void> {
    if (!(await this.reminders.claim(clearance, days))) return;
    const { id, kind, number, contractorId, contractorName: contractor, expiresOn } = clearance;
    const name = CLEARANCE_NAMES[kind];
    await this.notifications.notify({
      kind: 'clearance.expiring',
      to: { roles: ['owner', 'admin', 'manager'], contractorIds: [contractorId] },
      subject: { type: 'contractor', id: contractorId },
      values: { contractor, document: number ? `${name} ${number}` : name, day: expiresOn },
      key: [id, expiresOn, days].join(':'),
    });
  }
}
