import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { DomainError } from '#kernel';
import { type BillableTime, TimekeepingFacade } from '#timekeeping';
import type { LineInput } from '../domain/line-input.js';
import { type TimeGrouping, timeLines } from '../domain/time-billing.js';
import { EvidenceRepository } from '../evidence.repository.js';

/** Whose time, of which days, and how it becomes lines. */
export interface TimeToBillFilter {
  /** Days of work, both included. */
  from: string;
  to: string;
  jobId?: string;
  groupBy?: TimeGrouping;
  /** For every line; left out: the item's own. */
  taxCodeId?: string;
}

/** Approved time that nobody has billed in that direction, as invoice lines with their evidence. */
@Injectable()
export class TimeToBill {
  constructor(
    private readonly timekeeping: TimekeepingFacade,
    private readonly catalog: CatalogFacade,
    private readonly evidence: EvidenceRepository,
  ) {}

  /** Throws `INVOICING.NO_TIME_TO_BILL`. */
  async lines(
    party: { customerId: string } | { contractorId: string },
    { from, to, jobId, groupBy, taxCodeId }: TimeToBillFilter,
  ): Promise<LineInput[]> {
    const direction = 'customerId' in party ? 'receivable' : 'payable';
    const found = await this.timekeeping.billableTime({ ...party, jobId, from, to });
    const live = await this.evidence.live(
      'time_entry',
      found.map(({ id }) => id),
    );
    const billed = new Set(live.filter((one) => one.direction === direction).map((one) => one.sourceId));
    const free = found.filter(({ id }) => !billed.has(id));
    if (free.length === 0) throw nothingToBill(from, to, found.length > 0);
    const rated = free.map((entry) => ({
      ...entry,
      rate: direction === 'receivable' ? entry.hourlyRate : entry.costRate,
    }));
    const lines = timeLines(rated, await this.namesOf(free), groupBy);
    return taxCodeId ? lines.map((line) => ({ ...line, taxCodeId })) : lines;
  }

  private async namesOf(entries: readonly BillableTime[]): Promise<Map<string, string>> {
    const ids = [...new Set(entries.flatMap(({ itemId }) => itemId ?? []))];
    const items = await this.catalog.items.readRecords(ids);
    return new Map([...items].map(([id, { record }]) => [id, record.name]));
  }
}

function nothingToBill(from: string, to: string, isBilled: boolean): DomainError {
  return DomainError.conflict(
    'INVOICING.NO_TIME_TO_BILL',
    isBilled
      ? `All approved time from ${from} to ${to} is billed already.`
      : `There is no approved time from ${from} to ${to}.`,
    { field: 'from', fix: 'Approve time of these days first, or choose others.' },
  );
}
