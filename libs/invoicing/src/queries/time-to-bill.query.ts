import { Injectable } from '@nestjs/common';
import { CatalogFacade, NO_OVERTIME, weekOf } from '#catalog';
import { addDays, DomainError } from '#kernel';
import { type BillableTime, TimekeepingFacade } from '#timekeeping';
import type { InvoiceDirection } from '../domain/invoice.js';
import type { LineInput } from '../domain/line-input.js';
import { type TimeGrouping, timeLines } from '../domain/time-billing.js';
import { splitWork } from '../domain/time-rate.js';
import { EvidenceRepository } from '../evidence.repository.js';
import { type RatedEntry, TimeRates } from './time-rates.query.js';

/** Of which days, and how it becomes lines. */
export interface TimeToBillFilter {
  /** Days of work, both included. */
  from: string;
  to: string;
  jobId?: string;
  groupBy?: TimeGrouping;
  /** For every line; left out: the item's own. */
  taxCodeId?: string;
}

/** Whose time: that of a customer, or of a contractor. */
export type TimeParty = { customerId: string } | { contractorId: string };

/** Approved time that nobody has billed in that direction, as invoice lines with their evidence. */
@Injectable()
export class TimeToBill {
  constructor(
    private readonly timekeeping: TimekeepingFacade,
    private readonly catalog: CatalogFacade,
    private readonly evidence: EvidenceRepository,
    private readonly rates: TimeRates,
  ) {}

  async unbilled(
    party: TimeParty,
    { from, to, jobId, groupBy, currency }: TimeToBillFilter & { currency: string },
  ): Promise<LineInput[]> {
    const direction = 'customerId' in party ? 'receivable' : 'payable';
    const found = await this.timekeeping.billableTime({ ...party, jobId, from, to });
    const ids = found.map(({ id }) => id);
    const billed = await this.evidence.billed(direction, 'time_entry', ids);
    const free = found.filter(({ id }) => !billed.has(id));
    const rated = await this.rates.of(party, free, currency);
    const before = await this.billedBefore(direction, rated);
    const splits = splitWork(rated, before);
    return timeLines(
      rated.map((entry) => ({ ...entry, split: splits.get(entry.id) })),
      await this.namesOf(rated),
      groupBy,
      before,
    );
  }

  /** What the same people worked in the same weeks and somebody has billed: it counts towards their overtime. */
  private async billedBefore(
    direction: InvoiceDirection,
    rated: readonly RatedEntry[],
  ): Promise<BillableTime[]> {
    if (rated.every(({ overtime, minimumCharge }) => overtime === NO_OVERTIME && minimumCharge === null))
      return [];
    const days = rated.map(({ workDate }) => workDate).sort();
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const worked = await this.timekeeping.billableTime({
      contractorIds: [...new Set(rated.map(({ contractorId }) => contractorId))],
      from: weekOf(first),
      to: addDays(weekOf(last), 6),
    });
    const ids = worked.map(({ id }) => id);
    const billed = await this.evidence.billed(direction, 'time_entry', ids);
    return worked.filter(({ id }) => billed.has(id));
  }

  /** The words for having nothing to bill: there is no approved time, or somebody has billed all of it. */
  async whyNothing(
    party: TimeParty,
    days: { from: string; to: string; jobId?: string },
  ): Promise<DomainError> {
    const found = await this.timekeeping.billableTime({ ...party, ...days });
    return nothingToBill(days.from, days.to, found.length > 0);
  }

  private async namesOf(entries: readonly RatedEntry[]): Promise<Map<string, string>> {
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
