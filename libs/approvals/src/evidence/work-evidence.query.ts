import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { JobSets, type JobView } from '#jobs';
import { sideBySide } from '#platform';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { type ExpenseTwin, type ExpenseView, TimekeepingFacade, type TimeOnDay } from '#timekeeping';
import type { OrderEvidence } from '../domain/evidence.js';
import { distinct, expenseIdsOf, jobIdsOf, timeIdsOf } from './invoice-sources.js';
import { type PunchesByEntry, TimeEvidence, type TimeFacts } from './time-evidence.query.js';

/** What was ordered, done and recorded, for a whole set of invoices. */
export interface WorkFacts {
  jobs: ReadonlyMap<string, JobView>;
  orders: ReadonlyMap<string, OrderEvidence>;
  expenses: ReadonlyMap<string, ExpenseView>;
  /** By the expense that they resemble. */
  twins: ReadonlyMap<string, readonly ExpenseTwin[]>;
}

@Injectable()
export class WorkEvidence {
  constructor(
    private readonly jobs: JobSets,
    private readonly times: TimeEvidence,
    private readonly orders: PurchaseOrdersFacade,
    private readonly recorded: TimekeepingFacade,
  ) {}

  async of(invoices: readonly InvoiceView[]): Promise<WorkFacts> {
    const spent = distinct(invoices.flatMap(expenseIdsOf));
    const [jobs, orders, expenses, twins] = await sideBySide(
      () => this.jobs.jobs(distinct(invoices.flatMap(jobIdsOf))),
      () => this.ordersOf(invoices),
      async () => (spent.length > 0 ? this.recorded.expenses(spent) : []),
      async () => (spent.length > 0 ? this.recorded.expenseTwins(spent) : []),
    );
    return {
      ...{ jobs, orders },
      expenses: new Map(expenses.map((expense) => [expense.id, expense])),
      twins: Map.groupBy(twins, ({ of }) => of),
    };
  }

  /** The time that they bill, and what the same people recorded on the same days. */
  entries(invoices: readonly InvoiceView[]): Promise<TimeOnDay[]> {
    return this.times.entries(distinct(invoices.flatMap(timeIdsOf)));
  }

  /** Where that time was punched, by entry. */
  punches(invoices: readonly InvoiceView[]): Promise<PunchesByEntry> {
    return this.times.punches(distinct(invoices.flatMap(timeIdsOf)));
  }

  /** What surrounds these `entries` of the invoices: visits, the `punches` as seen from them, and the past. */
  around(
    entries: readonly TimeOnDay[],
    invoices: readonly InvoiceView[],
    punches: PunchesByEntry,
  ): Promise<TimeFacts> {
    return this.times.around(entries, new Set(invoices.flatMap(timeIdsOf)), punches);
  }

  private async ordersOf(invoices: readonly InvoiceView[]): Promise<Map<string, OrderEvidence>> {
    const ids = distinct(invoices.flatMap(({ purchaseOrderId }) => purchaseOrderId ?? []));
    if (ids.length === 0) return new Map();
    const [found, matched] = await sideBySide(
      () => this.orders.orders.readRecords(ids),
      () => this.orders.matchFindings(ids),
    );
    return new Map(
      [...found].map(([id, { record }]) => {
        const match = (matched.get(id) ?? []).map(({ severity, words }) => ({
          isMild: severity === 'warn',
          words,
        }));
        return [id, { id, number: record.number, status: record.status, match }];
      }),
    );
  }
}
