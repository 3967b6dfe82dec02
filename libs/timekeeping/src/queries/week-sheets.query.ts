import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { addDays, type Clock, localDateOf } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK } from '#platform';
import { waitingMark } from '../domain/waiting-mark.js';
import { type DaySheet, type PricedDay, sheetsOf } from '../domain/week-sheet.js';
import { WeeksRepository } from '../weeks.repository.js';

/** What one contractor has in a week: the sums of her days. */
export interface WeekOfContractor extends Omit<PricedDay, 'day' | 'forgotten' | 'overlapping'> {
  contractorId: string;
  name: string;
  /** Stands for what waits for a decision; null when nothing does. */
  waitingMark: string | null;
  days: PricedDay[];
}

/** Who has time in a week, by name, day by day. */
@Injectable()
export class WeekSheets {
  constructor(
    private readonly weeks: WeeksRepository,
    private readonly identity: IdentityFacade,
    private readonly parties: PartiesFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The organization's today. */
  async today(): Promise<string> {
    return localDateOf(this.clock.now(), (await this.identity.organizationSettings()).timezone);
  }

  async of(
    firstDay: string,
    lastDay: string,
    contractorId?: string,
  ): Promise<{ province: string; contractors: WeekOfContractor[] }> {
    const { province } = await this.identity.organizationSettings();
    // Overtime of the first days depends on work of the same legal week before them.
    const days = await this.weeks.byDay(addDays(firstDay, -6), lastDay, this.clock.now(), contractorId);
    const waiting = await this.weeks.waiting(firstDay, lastDay, contractorId);
    const waitingOf = Map.groupBy(waiting, (entry) => entry.contractorId);
    const sheets = sheetsOf(days, firstDay, province);
    const people = await this.parties.contractors.readRecords(sheets.map((sheet) => sheet.contractorId));
    const contractors = sheets.map((sheet) => ({
      contractorId: sheet.contractorId,
      name: people.get(sheet.contractorId)?.record.displayName ?? '',
      ...sumsOf(sheet.days),
      waitingMark: waitingMark(waitingOf.get(sheet.contractorId) ?? []),
      days: sheet.days,
    }));
    return { province, contractors: contractors.sort((a, b) => a.name.localeCompare(b.name)) };
  }
}

function sumsOf(days: readonly PricedDay[]) {
  const sum = (field: keyof Omit<DaySheet, 'day'> | 'overtimeMinutes') =>
    days.reduce((total, day) => total + day[field], 0);
  return {
    entries: sum('entries'),
    draftMinutes: sum('draftMinutes'),
    submittedMinutes: sum('submittedMinutes'),
    approvedMinutes: sum('approvedMinutes'),
    rejectedMinutes: sum('rejectedMinutes'),
    running: sum('running'),
    ticking: sum('ticking'),
    runningSeconds: sum('runningSeconds'),
    overtimeMinutes: sum('overtimeMinutes'),
  };
}
