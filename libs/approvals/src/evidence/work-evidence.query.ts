import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { JobSets, type JobView } from '#jobs';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { TimeSets } from '#timekeeping';
import type { OrderEvidence, WorkEntry } from '../domain/evidence.js';

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
}

@Injectable()
export class WorkEvidence {
  constructor(
    private readonly jobs: JobSets,
    private readonly times: TimeSets,
    private readonly orders: PurchaseOrdersFacade,
  ) {}

  async of(invoices: readonly InvoiceView[]): Promise<WorkFacts> {
    const jobs = await this.jobs.jobs(distinct(invoices.flatMap(jobIdsOf)));
    const orders = await this.ordersOf(invoices);
    const found = await this.times.onTheDaysOf(distinct(invoices.flatMap(timeIdsOf)));
    const time = new Map(found.map((entry) => [entry.id, entry]));
    const workers = invoices.flatMap(timeIdsOf).flatMap((id) => time.get(id)?.contractorId ?? []);
    const pastMinutes = await this.times.pastMinutes(distinct(workers), HISTORY);
    return { jobs, orders, time, days: byDay(found), pastMinutes };
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
  return distinct(
    invoice.lines.flatMap(({ timeEntryId, evidence = [] }) => [
      ...(timeEntryId ? [timeEntryId] : []),
      ...evidence.flatMap(({ kind, sourceId }) => (kind === 'time_entry' ? sourceId : [])),
    ]),
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
