import { Injectable } from '@nestjs/common';
import type { RecordStore } from '#platform';
import { BillableTimeRepository } from './billable-time.repository.js';
import { BillExpenses } from './commands/bill-expenses.command.js';
import { BillTimeEntries } from './commands/bill-time-entries.command.js';
import type { BillableTime, BillableTimeFilter } from './domain/billable-time.js';
import type { ExpenseView } from './domain/expense.js';
import type { TimeEntryRecord, TimeEntryView } from './domain/time-entry.js';
import type { BillableExpenseFilter, ExpenseTwin } from './expenses.repository.js';
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
    private readonly spent: BillExpenses,
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

  /** One expense of the tenant in scope, or undefined. */
  async expense(id: string): Promise<ExpenseView | undefined> {
    const [expense] = await this.spent.find([id]);
    return expense;
  }

  /** Those of the ids that this organization has, in one query. */
  expenses(ids: readonly string[]): Promise<ExpenseView[]> {
    return this.spent.find(ids);
  }

  /** Every expense of a job, by day. */
  expensesOfJob(jobId: string): Promise<ExpenseView[]> {
    return this.spent.ofJob(jobId);
  }

  /** Approved expenses of a customer or a contractor in a period, billed already or not, by day; 5000 at most. */
  billableExpenses(filter: BillableExpenseFilter): Promise<ExpenseView[]> {
    return this.spent.billable(filter);
  }

  /** Other expenses with the same receipt, or with the same vendor, day and amount; by the expense they resemble. */
  expenseTwins(ids: readonly string[]): Promise<ExpenseTwin[]> {
    return this.spent.twins(ids);
  }

  /**
   * Marks approved expenses as invoiced; joins the caller's unit of work. Throws `TIMEKEEPING.EXPENSE_NOT_FOUND`, or
   * `EXPENSE.TRANSITION` (conflict) when one is not approved or is on an invoice already.
   */
  markExpensesInvoiced(ids: readonly string[]): Promise<void> {
    return this.spent.bill(ids);
  }

  /** Gives expenses back for billing when their invoice is voided or loses the line. What is not invoiced is left. */
  releaseExpenses(ids: readonly string[]): Promise<void> {
    return this.spent.release(ids);
  }
}
