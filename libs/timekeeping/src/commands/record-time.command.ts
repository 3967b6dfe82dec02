import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { digestOfTime, type NewTime } from '../domain/new-time.js';
import type { NewTimeEntry, TimeEntryView } from '../domain/time-entry.js';
import { timeEntryNotFound } from '../domain/time-entry-errors.js';
import { TimerStarted } from '../events/timer.events.js';
import { TimeEntriesRepository } from '../time-entries.repository.js';
import { OpenWeeks } from './open-weeks.js';
import { TimeComposer } from './time-composer.js';
import { TimeLog } from './time-log.js';

/** Records a sheet's line, a stretch of work, or starts a timer; once, however often a device sends it. */
@Injectable()
export class RecordTime {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TimeEntriesRepository,
    private readonly composer: TimeComposer,
    private readonly weeks: OpenWeeks,
    private readonly log: TimeLog,
  ) {}

  /**
   * Throws `TIMEKEEPING.ID_TAKEN` (conflict) for another entry under an id that is there, `.TIMER_RUNNING` (conflict)
   * while another timer of the contractor runs, and `.WEEK_LOCKED` (conflict).
   */
  run(time: NewTime): Promise<TimeEntryView> {
    return this.unitOfWork.run(async () => {
      const earlier = await this.earlier(time);
      if (earlier) return earlier;
      const entries = await this.composer.compose(time);
      await this.weeks.require(entries.map((entry) => entry.workDate));
      const [first] = entries;
      const written = await this.repository.createOnce(requireScope().organizationId, entries);
      // Somebody was faster: the same entry from the device's other try, or another timer.
      if (written === 0) return (await this.earlier(time)) ?? this.refuseTimer(first);
      const entry = await this.repository.find(first.id);
      if (!entry) throw timeEntryNotFound();
      for (const one of entries) await this.record(one);
      return entry;
    });
  }

  private async earlier(time: NewTime): Promise<TimeEntryView | undefined> {
    const found = time.id && (await this.repository.findWithDigest(time.id));
    if (!found) return undefined;
    if (found.digest === digestOfTime(time)) return found.entry;
    throw DomainError.conflict('TIMEKEEPING.ID_TAKEN', 'Another time entry was sent under this id before.', {
      field: 'id',
      fix: 'Change the entry that exists, or make a new id for this one.',
    });
  }

  private async refuseTimer({ contractorId }: NewTimeEntry): Promise<never> {
    const running = await this.repository.runningOf(contractorId);
    throw DomainError.conflict(
      'TIMEKEEPING.TIMER_RUNNING',
      'A timer of this contractor is running already.',
      {
        fix: 'Stop it first; one person can only be in one place.',
        details: { timeEntryId: running?.id, startedAt: running?.startedAt },
      },
    );
  }

  private async record(entry: NewTimeEntry): Promise<void> {
    const { id, contractorId, workDate, minutes, kind, splitFrom } = entry;
    const isTimer = entry.status === 'running';
    const data = { contractorId, workDate, minutes, kind, ...(splitFrom && { splitFrom }) };
    await this.log.record('time-entry', isTimer ? 'started' : 'recorded', id, data);
    if (isTimer) await this.log.publish(new TimerStarted(id, contractorId));
  }
}
