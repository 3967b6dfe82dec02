import { Injectable } from '@nestjs/common';
import { AuditLog, EventBus, UnitOfWork } from '#platform';
import type { TimeEntryView } from '../domain/time-entry.js';
import { timeEntryNotFound } from '../domain/time-entry-errors.js';
import { type TimeEntryAction, timeEntryStates } from '../domain/time-entry-states.js';
import { TimeEntryApproved } from '../events/time-entry-approved.event.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';

/** Takes an entry from its author to whoever approves, and back with a reason. */
@Injectable()
export class MoveTime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  submit(id: string): Promise<TimeEntryView> {
    return this.move(id, 'submit');
  }

  reject(id: string, reason: string): Promise<TimeEntryView> {
    return this.move(id, 'reject', reason);
  }

  approve(id: string): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const entry = await this.move(id, 'approve');
      await this.events.publish(new TimeEntryApproved(id, entry.version));
      return entry;
    });
  }

  private move(id: string, action: TimeEntryAction, reason?: string): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const [entry] = await this.repository.lock([id]);
      if (!entry) throw timeEntryNotFound();
      const status = timeEntryStates.next(entry.status, action);
      const versions = await this.repository.setStatus([id], status);
      await this.audit.record({
        action: `time-entry.${status}`,
        entity: 'time-entry',
        entityId: id,
        data: { from: entry.status, minutes: entry.minutes, ...(reason !== undefined && { reason }) },
      });
      return { ...entry, status, version: versions.get(id) ?? entry.version };
    });
  }
}
