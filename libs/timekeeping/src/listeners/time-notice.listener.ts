import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { TimeEntryApproved } from '../events/time-entry-approved.event.js';
import { TimeEntryRejected } from '../events/time-entry-moved.events.js';
import { TimekeepingFacade } from '../timekeeping.facade.js';

/** Tells contractors what became of the time they handed in. */
@Injectable()
@ListensTo('timekeeping.time-notice', TimeEntryApproved, TimeEntryRejected)
export class TimeNoticeListener implements EventListener<TimeEntryApproved | TimeEntryRejected> {
  constructor(
    private readonly time: TimekeepingFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event }: DeliveredEvent<TimeEntryApproved | TimeEntryRejected>): Promise<void> {
    const entry = await this.time.entry(event.timeEntryId);
    if (!entry) return;
    const { id, contractorId, workDate: day, minutes, version } = entry;
    const about = {
      to: { contractorIds: [contractorId] },
      subject: { type: 'time_entry', id },
      key: String(version),
    };
    if ('reason' in event) {
      const { reason } = event;
      await this.notifications.notify({ ...about, kind: 'time_entry.rejected', values: { day, reason } });
    } else {
      const hours = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
      await this.notifications.notify({ ...about, kind: 'time_entry.approved', values: { day, hours } });
    }
  }
}
