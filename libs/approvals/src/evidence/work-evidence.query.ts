import { Injectable } from '@nestjs/common';
import type { InvoiceView } from '#invoicing';
import { JobSets, type JobView } from '#jobs';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { type ExpenseTwin, type ExpenseView, TimekeepingFacade } from '#timekeeping';
import type { OrderEvidence, WorkEntry } from '../domain/evidence.js';
import { distinct, expenseIdsOf, jobIdsOf, timeIdsOf } from './invoice-sources.js';
import { TimeEvidence } from './time-evidence.query.js';

/** What was ordered, done and recorded, for a whole set of invoices. */
export interface WorkFacts {
  jobs: ReadonlyMap<string, JobView>;
  orders: ReadonlyMap<string, OrderEvidence>;
  /** Every entry of the people of these invoices on the days that they bill, by id. */
  time: ReadonlyMap<string, WorkEntry>;
  /** The same by contractor and day. */
  days: ReadonlyMap<string, readonly WorkEntry[]>;
  pastMinutes: ReadonlyMap<string, readonly number[]>;
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
    const jobs = await this.jobs.jobs(distinct(invoices.flatMap(jobIdsOf)));
    const orders = await this.ordersOf(invoices);
    const times = await this.times.of(distinct(invoices.flatMap(timeIdsOf)));
    const spent = distinct(invoices.flatMap(expenseIdsOf));
    const expenses = spent.length > 0 ? await this.recorded.expenses(spent) : [];
    const twins = spent.length > 0 ? await this.recorded.expenseTwins(spent) : [];
    return {
      ...{ jobs, orders, ...times },
      expenses: new Map(expenses.map((expense) => [expense.id, expense])),
      twins: Map.groupBy(twins, ({ of }) => of),
    };
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
