import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { ClearanceRemindersRepository } from './clearance-reminders.repository.js';
import { PartyListRepository } from './party-list.repository.js';
import { TodayQuery } from './queries/today.query.js';
import { ClearanceReminderHandler } from './schedule/clearance-reminder.handler.js';
import { ClearanceReminderSchedule } from './schedule/clearance-reminder.schedule.js';

/** Tells people of papers about to expire. Apart, because only this needs to know who they are. */
@Module({
  imports: [IdentityModule, NotificationsModule],
  providers: [
    ClearanceRemindersRepository,
    PartyListRepository,
    TodayQuery,
    ClearanceReminderHandler,
    ClearanceReminderSchedule,
  ],
})
export class ClearanceNoticesModule {}
