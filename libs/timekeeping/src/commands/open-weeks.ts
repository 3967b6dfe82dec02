import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { LockedWeeksRepository } from '../locked-weeks.repository.js';

/** Keeps locked weeks as they are. */
@Injectable()
export class OpenWeeks {
  constructor(private readonly weeks: LockedWeeksRepository) {}

  /** Needs an open unit of work, until whose end the weeks stay open. Throws `TIMEKEEPING.WEEK_LOCKED` (conflict). */
  async require(days: readonly string[]): Promise<void> {
    await this.weeks.enter('shared');
    const [locked] = await this.weeks.of(days);
    if (!locked) return;
    const day = days.find((one) => one >= locked.firstDay && one <= locked.lastDay) ?? locked.firstDay;
    throw DomainError.conflict(
      'TIMEKEEPING.WEEK_LOCKED',
      `The week from ${locked.firstDay} to ${locked.lastDay} is locked, so nothing of ${day} can be added or changed.`,
      {
        field: 'workDate',
        fix: 'Ask a manager to open the week again, or record it in an open week and say in the description what it is for.',
        details: { firstDay: locked.firstDay, lastDay: locked.lastDay },
      },
    );
  }
}
