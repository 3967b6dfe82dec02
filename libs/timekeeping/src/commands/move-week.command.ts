import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { waitingMark, weekChanged } from '../domain/waiting-mark.js';
import { ShowWeek } from '../queries/show-week.query.js';
import { WeeksRepository } from '../weeks.repository.js';
import { type Decider, MoveTime } from './move-time.command.js';

/** A contractor's week at once: handed in, accepted or sent back, all or nothing. */
@Injectable()
export class MoveWeek {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly weeks: WeeksRepository,
    private readonly week: ShowWeek,
    private readonly moving: MoveTime,
  ) {}

  /** Answers how many entries were handed in; what was handed in before is left alone. */
  submit(contractorId: string, day: string): Promise<number> {
    return this.each(contractorId, day, ['draft', 'rejected'], (ids) => this.moving.submitAll(ids));
  }

  /**
   * `seen` is the mark of what was looked at. Throws `TIMEKEEPING.WEEK_CHANGED` where something else waits now, and
   * `.OWN_TIME` (forbidden).
   */
  approve(contractorId: string, day: string, by: Decider, seen?: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      const { firstDay, lastDay } = await this.week.daysOf(day);
      const waiting = await this.weeks.lockWaiting(contractorId, firstDay, lastDay);
      if (seen !== undefined && seen !== waitingMark(waiting)) throw weekChanged();
      await this.moving.decideAll(
        waiting.map(({ id }) => id),
        'approve',
        by,
      );
      return waiting.length;
    });
  }

  reject(contractorId: string, day: string, reason: string, by: Decider): Promise<number> {
    return this.each(contractorId, day, ['submitted'], (ids) =>
      this.moving.decideAll(ids, 'reject', by, reason),
    );
  }

  private each(
    contractorId: string,
    day: string,
    statuses: readonly string[],
    move: (ids: readonly string[]) => Promise<unknown>,
  ): Promise<number> {
    return this.unitOfWork.run(async () => {
      const { firstDay, lastDay } = await this.week.daysOf(day);
      const ids = await this.weeks.ids(contractorId, firstDay, lastDay, statuses);
      await move(ids);
      return ids.length;
    });
  }
}
