import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import type { Page } from '#platform';
import { type JobFilter, JobListRepository, type JobRow } from '../job-list.repository.js';

export interface NamedJobRow extends JobRow {
  customerName: string | null;
}

/** A page of jobs with the names of their customers, in two queries. */
@Injectable()
export class JobListQuery {
  constructor(
    private readonly jobs: JobListRepository,
    private readonly parties: PartiesFacade,
  ) {}

  async execute(filter: JobFilter): Promise<Page<NamedJobRow>> {
    const { items, nextCursor } = await this.jobs.page(filter);
    const customers = await this.parties.customers.readRecords([
      ...new Set(items.map((row) => row.customerId)),
    ]);
    const nameOf = (row: JobRow) => customers.get(row.customerId)?.record.displayName ?? null;
    return { items: items.map((row) => ({ ...row, customerName: nameOf(row) })), nextCursor };
  }
}
