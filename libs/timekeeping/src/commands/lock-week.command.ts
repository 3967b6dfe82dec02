import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { LockedWeeksRepository } from '../locked-weeks.repository.js';
import { ShowWeek } from '../queries/show-week.query.js';
import { WeeksRepository } from '../weeks.repository.js';
import { TimeLog } from './time-log.js';

/** Closes a week of the whole organization, and opens it again with a reason. */
@Injectable()
export class LockWeek {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly locked: LockedWeeksRepository,
    private readonly weeks: WeeksRepository,
    private readonly week: ShowWeek,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.WEEK_UNDECIDED` (conflict) while something of the week waits for a decision. */
  lock(day: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { firstDay, lastDay } = await this.week.daysOf(day);
      await this.locked.enter('alone');
      const { entries, expenses } = await this.weeks.undecided(firstDay, lastDay);
      if (entries + expenses > 0) throw undecided(firstDay, lastDay, entries, expenses);
      await this.locked.add(firstDay, lastDay);
      await this.record('week-locked', { firstDay, lastDay });
    });
  }

  unlock(day: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.locked.enter('alone');
      for (const { firstDay, lastDay } of await this.locked.of([day])) {
        await this.locked.remove(firstDay);
        await this.record('week-unlocked', { firstDay, lastDay, reason });
      }
    });
  }

  private record(what: string, data: Record<string, unknown>): Promise<void> {
    return this.log.record('organization', what, requireScope().organizationId, data);
  }
}

function undecided(firstDay: string, lastDay: string, entries: number, expenses: number): DomainError {
  const waiting = [counted(entries, 'time entry', 'time entries'), counted(expenses, 'expense', 'expenses')];
  const verb = entries + expenses === 1 ? 'waits' : 'wait';
  return DomainError.conflict(
    'TIMEKEEPING.WEEK_UNDECIDED',
    `${waiting.flat().join(' and ')} from ${firstDay} to ${lastDay} ${verb} for a decision.`,
    {
      fix: 'Approve or reject them first, and ask their authors to hand in or discard what is a draft.',
      details: { entries, expenses, firstDay, lastDay },
    },
  );
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
