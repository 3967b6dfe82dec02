import { Injectable } from '@nestjs/common';
import type { RecordStore } from '#platform';
import { BillableTimeRepository } from './billable-time.repository.js';
import { BillTimeEntries } from './commands/bill-time-entries.command.js';
import type { BillableTime, BillableTimeFilter } from './domain/billable-time.js';
import type { TimeEntryRecord, TimeEntryView } from './domain/time-entry.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntryRecords } from './time-entry-records.repository.js';

/** What other modules may do with time. */
@Injectable()
export class TimekeepingFacade {
  /** Whole records in bulk, for whoever mirrors them elsewhere; publishes no event. */
  readonly entries: RecordStore<TimeEntryRecord>;

  constructor(
    records: TimeEntryRecords,
    private readonly repository: TimeEntriesRepository,
    private readonly billing: BillTimeEntries,
    private readonly billable: BillableTimeRepository,
  ) {
    this.entries = records;
  }

  /** One entry of the tenant in scope, or undefined. */
  entry(id: string): Promise<TimeEntryView | undefined> {
    return this.repository.find(id);
  }

  /** Those of the ids that this organization has, in one query. */
  entriesOf(ids: readonly string[]): Promise<TimeEntryView[]> {
    return this.repository.findAll(ids);
  }

  /** Every entry of a job, by day. */
  entriesOfJob(jobId: string): Promise<TimeEntryView[]> {
    return this.repository.ofJob(jobId);
  }

  /** Approved time of a customer or a contractor in a period, billed already or not, by day; 5000 at most. */
  billableTime(filter: BillableTimeFilter): Promise<BillableTime[]> {
    return this.billable.find(filter);
  }

  /**
   * Marks approved time as invoiced; joins the caller's unit of work. Throws `TIMEKEEPING.ENTRY_NOT_FOUND`, or
   * `TIME_ENTRY.TRANSITION` when an entry is not approved or is on an invoice already.
   */
  markInvoiced(ids: readonly string[]): Promise<void> {
    return this.billing.bill(ids);
  }

  /** Gives time back for billing when its invoice is voided or loses the line. Entries that are not invoiced are left. */
  releaseInvoiced(ids: readonly string[]): Promise<void> {
    return this.billing.release(ids);
  }
}
