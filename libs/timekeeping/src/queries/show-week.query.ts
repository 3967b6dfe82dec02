import { Injectable } from '@nestjs/common';
import type { OwnRows } from '#identity';
import { endOfWeek, weekOf } from '../domain/week.js';
import { LockedWeeksRepository } from '../locked-weeks.repository.js';
import { PoliciesRepository } from '../policies.repository.js';
import { WeeksRepository } from '../weeks.repository.js';
import { type WeekOfContractor, WeekSheets } from './week-sheets.query.js';

export interface WeekView {
  firstDay: string;
  lastDay: string;
  /** Null while time of the week can be added and changed. */
  lockedAt: string | null;
  /** Whose law says what overtime is. */
  province: string;
  /** What nobody has decided about yet. */
  undecidedEntries: number;
  undecidedExpenses: number;
  contractors: WeekOfContractor[];
}

@Injectable()
export class ShowWeek {
  constructor(
    private readonly weeks: WeeksRepository,
    private readonly locked: LockedWeeksRepository,
    private readonly policies: PoliciesRepository,
    private readonly sheets: WeekSheets,
  ) {}

  /** The week that `day`, or today, lies in. */
  async run(day?: string, own: OwnRows = {}): Promise<WeekView> {
    const { firstDay, lastDay } = await this.daysOf(day ?? (await this.sheets.today()));
    const [lock] = await this.locked.of([firstDay, lastDay]);
    const undecided = await this.weeks.undecided(firstDay, lastDay, own.contractorId);
    return {
      ...{ firstDay, lastDay, lockedAt: lock?.lockedAt ?? null },
      ...{ undecidedEntries: undecided.entries, undecidedExpenses: undecided.expenses },
      ...(await this.sheets.of(firstDay, lastDay, own.contractorId)),
    };
  }

  async daysOf(day: string): Promise<{ firstDay: string; lastDay: string }> {
    const firstDay = weekOf(day, (await this.policies.current()).weekStartsOn);
    return { firstDay, lastDay: endOfWeek(firstDay) };
  }
}
