import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { JobSets, type JobView } from '#jobs';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { TimekeepingFacade, TimeSets } from '#timekeeping';
import type { ExpenseEntry, OrderEvidence, WorkEntry } from '../domain/evidence.js';

/** How much of the past is looked at. */
export const HISTORY = 100;

/** What was ordered, done and recorded, for a whole set of invoices. */
export interface WorkFacts {
  jobs: ReadonlyMap<string, JobView>;
  orders: ReadonlyMap<string, OrderEvidence>;
  /** Every entry of the people of these invoices on the days that they bill, by id. */
  time: ReadonlyMap<string, WorkEntry>;
  /** The same by contractor and day. */
  days: ReadonlyMap<string, readonly WorkEntry[]>;
  pastMinutes: ReadonlyMap<string, readonly number[]>;
  expenses: ReadonlyMap<string, ExpenseEntry>;
}

@Injectable()
export class WorkEvidence {
  constructor(
    private readonly jobs: JobSets,
    private readonly times: TimeSets,
    private readonly orders: PurchaseOrdersFacade,
    private readonly recorded: TimekeepingFacade,
  ) {}

  async of(invoices: readonly InvoiceView[]): Promise<WorkFacts> {
    const jobs = await this.jobs.jobs(distinct(invoices.flatMap(jobIdsOf)));
    const orders = await this.ordersOf(invoices);
    const found = await this.times.onTheDaysOf(distinct(invoices.flatMap(timeIdsOf)));
    const time = new Map(found.map((entry) => [entry.id, entry]));
    const workers = invoices.flatMap(timeIdsOf).flatMap((id) => time.get(id)?.contractorId ?? []);
    const pastMinutes = await this.times.pastMinutes(distinct(workers), HISTORY);
    const expenses = await this.expensesOf(invoices);
    return { jobs, orders, time, days: byDay(found), pastMinutes, expenses };
  }

  private async expensesOf(invoices: readonly InvoiceView[]): Promise<Map<string, ExpenseEntry>> {
    const ids = distinct(invoices.flatMap(expenseIdsOf));
    if (ids.length === 0) return new Map();
    const twins = await this.recorded.expenseTwins(ids);
    return new Map(
      (await this.recorded.expenses(ids)).map((expense) => {
        const { id, category, vendor, expenseDate, amount, taxAmount, receiptFileId, receiptHash } = expense;
        const label = [category, ...(vendor ? [vendor] : []), expenseDate].join(', ');
        // Kilometres are proved by the trip, not by a receipt.
        const hasReceipt = (receiptFileId ?? receiptHash ?? expense.kilometres) !== null;
        const others = twins.filter((twin) => twin.of === id);
        const named = others.map((twin) => ({
          id: twin.id,
          because: twin.because,
          label: `another ${category}`,
        }));
        return [id, { id, label, category, amount, taxAmount, expectedTax: null, hasReceipt, twins: named }];
      }),
    );
  }

  private async ordersOf(invoices: readonly InvoiceView[]): Promise<Map<string, OrderEvidence>> {
    const ids = distinct(invoices.flatMap(({ purchaseOrderId }) => purchaseOrderId ?? []));
    if (ids.length === 0) return new Map();
    const found = await this.orders.orders.readRecords(ids);
    const matched = await this.orders.matchFindings(ids);
    return new Map(
      [...found].map(([id, { record }]) => {
        const match = (matched.get(id) ?? []).map(({ severity, message, fix }) => ({
          isMild: severity === 'warn',
          message,
          fix,
        }));
        return [id, { id, number: record.number, status: record.status, match }];
      }),
    );
  }
}

export function jobIdsOf(invoice: InvoiceView): string[] {
  return distinct([invoice.jobId, ...invoice.lines.map(({ jobId }) => jobId)].flatMap((id) => id ?? []));
}

export function timeIdsOf(invoice: InvoiceView): string[] {
  const named = invoice.lines.flatMap(({ timeEntryId }) => timeEntryId ?? []);
  return distinct([...named, ...sourcesOf(invoice, 'time_entry')]);
}

export function expenseIdsOf(invoice: InvoiceView): string[] {
  return distinct(sourcesOf(invoice, 'expense'));
}

function sourcesOf({ lines }: InvoiceView, wanted: string): string[] {
  return lines.flatMap(({ evidence = [] }) =>
    evidence.flatMap(({ kind, sourceId }) => (kind === wanted ? sourceId : [])),
  );
}

export function dayKey({ contractorId, workDate }: WorkEntry): string {
  return `${contractorId} ${workDate}`;
}

export function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function byDay(entries: readonly WorkEntry[]): Map<string, WorkEntry[]> {
  const days = new Map<string, WorkEntry[]>();
  for (const entry of entries) {
    const day = days.get(dayKey(entry));
    if (day) day.push(entry);
    else days.set(dayKey(entry), [entry]);
  }
  return days;
}
