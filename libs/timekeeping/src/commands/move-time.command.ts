import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import type { TimeEntryView } from '../domain/time-entry.js';
import { timeEntryNotFound } from '../domain/time-entry-errors.js';
import { type TimeEntryAction, timeEntryStates } from '../domain/time-entry-states.js';
import { TimeEntryApproved } from '../events/time-entry-approved.event.js';
import { TimeEntryRejected, TimeEntrySubmitted } from '../events/time-entry-moved.events.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';
import { OpenWeeks } from './open-weeks.js';
import { TimeLog } from './time-log.js';

/** Who decides: nobody accepts her own time. */
export interface Decider {
  contractorId?: string;
}

/** Takes entries from their author to whoever approves, and back with a reason. */
@Injectable()
export class MoveTime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly weeks: OpenWeeks,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.STILL_RUNNING` and `.WEEK_LOCKED` (conflicts). */
  async submit(id: string): Promise<TimeEntryView> {
    return one(await this.submitAll([id]));
  }

  /** Throws `TIMEKEEPING.OWN_TIME` (forbidden). */
  async approve(id: string, by: Decider): Promise<TimeEntryView> {
    return one(await this.decideAll([id], 'approve', by));
  }

  async reject(id: string, reason: string, by: Decider): Promise<TimeEntryView> {
    return one(await this.decideAll([id], 'reject', by, reason));
  }

  /** Many at once, all or none. */
  submitAll(ids: readonly string[]): Promise<TimeEntryView[]> {
    return this.unitOfWork.run(async () => {
      const entries = await this.locked(ids);
      const running = entries.find(({ status }) => timeEntryStates.can(status, 'stop'));
      if (running) throw stillRunning(running);
      await this.weeks.require(entries.map((entry) => entry.workDate));
      const moved = await this.move(entries, 'submit');
      for (const { id, contractorId } of moved)
        await this.log.publish(new TimeEntrySubmitted(id, contractorId));
      return moved;
    });
  }

  /** Many at once, all or none. A rejection needs its reason. */
  decideAll(
    ids: readonly string[],
    action: 'approve' | 'reject',
    by: Decider,
    reason?: string,
  ): Promise<TimeEntryView[]> {
    return this.unitOfWork.run(async () => {
      const entries = await this.locked(ids);
      if (by.contractorId && entries.some(({ contractorId }) => contractorId === by.contractorId))
        throw ownTime();
      const moved = await this.move(entries, action, reason);
      for (const { id, contractorId, version } of moved) {
        await this.log.publish(
          action === 'approve'
            ? new TimeEntryApproved(id, version)
            : new TimeEntryRejected(id, contractorId, reason ?? ''),
        );
      }
      return moved;
    });
  }

  private async locked(ids: readonly string[]): Promise<TimeEntryView[]> {
    const entries = await this.repository.lock(ids);
    if (entries.length < new Set(ids).size) throw timeEntryNotFound();
    return entries;
  }

  private async move(
    entries: readonly TimeEntryView[],
    action: TimeEntryAction,
    reason: string | null = null,
  ): Promise<TimeEntryView[]> {
    const [first] = entries;
    if (!first) return [];
    const targets = entries.map((entry) => timeEntryStates.next(entry.status, action));
    const status = targets[0] ?? first.status;
    const versions = await this.repository.setStatus(
      entries.map(({ id }) => id),
      status,
      reason,
    );
    for (const { id, status: from, minutes } of entries)
      await this.log.record('time-entry', status, id, { from, minutes, ...(reason !== null && { reason }) });
    return entries.map((entry) => ({
      ...entry,
      status,
      rejectionReason: reason,
      version: versions.get(entry.id) ?? entry.version,
    }));
  }
}

function one(entries: TimeEntryView[]): TimeEntryView {
  const [entry] = entries;
  if (!entry) throw timeEntryNotFound();
  return entry;
}

function stillRunning({ id, startedAt }: TimeEntryView): DomainError {
  return DomainError.conflict('TIMEKEEPING.STILL_RUNNING', 'The timer of this entry is still running.', {
    fix: 'Stop the timer; that hands the entry in.',
    details: { timeEntryId: id, startedAt },
  });
}

function ownTime(): DomainError {
  return new DomainError('TIMEKEEPING.OWN_TIME', 'Nobody decides about her own time.', {
    kind: 'forbidden',
    fix: 'Ask another manager to do it.',
  });
}
