import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import type { Page } from '#platform';
import { isLate } from '../domain/late.js';
import { JobCalendar } from '../job-calendar.js';
import { type JobFilter, JobListRepository, type JobRow } from '../job-list.repository.js';

export interface NamedJobRow extends JobRow {
  customerName: string | null;
  /** How much of its lines is done, each counting the same. */
  percentDone: number;
  isLate: boolean;
}

export interface JobWish extends Omit<JobFilter, 'lateOn'> {
  /** Only those that were due before today and are not done. */
  late?: boolean;
}

/** A page of jobs with the names of their customers and how far they are, in three queries. */
@Injectable()
export class JobListQuery {
  constructor(
    private readonly jobs: JobListRepository,
    private readonly parties: PartiesFacade,
    private readonly calendar: JobCalendar,
  ) {}

  async execute({ late, ...filter }: JobWish): Promise<Page<NamedJobRow>> {
    const today = await this.calendar.today();
    const { items, nextCursor } = await this.jobs.page({ ...filter, ...(late && { lateOn: today }) });
    const customers = await this.parties.customers.readRecords([
      ...new Set(items.map((row) => row.customerId)),
    ]);
    const percents = await this.jobs.percentsDone(items.map(({ id }) => id));
    const nameOf = (row: JobRow) => customers.get(row.customerId)?.record.displayName ?? null;
    return {
      items: items.map((row) => ({
        ...row,
        customerName: nameOf(row),
        percentDone: percents.get(row.id) ?? 0,
        isLate: isLate(row, today),
      })),
      nextCursor,
    };
  }
}
