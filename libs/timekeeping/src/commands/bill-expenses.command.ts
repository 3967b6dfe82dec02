import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import type { ExpenseView } from '../domain/expense.js';
import { expenseNotFound } from '../domain/expense-errors.js';
import { expenseStates } from '../domain/expense-states.js';
import { type BillableExpenseFilter, ExpensesRepository, type ExpenseTwin } from '../expenses.repository.js';

/** Expenses as evidence of invoices. The invoice's own command writes the audit line. */
@Injectable()
export class BillExpenses {
  constructor(
    private readonly rows: ExpensesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  find(ids: readonly string[]): Promise<ExpenseView[]> {
    return this.rows.findAll(ids);
  }

  ofJob(jobId: string): Promise<ExpenseView[]> {
    return this.rows.ofJob(jobId);
  }

  billable(filter: BillableExpenseFilter): Promise<ExpenseView[]> {
    return this.rows.billable(filter);
  }

  twins(ids: readonly string[]): Promise<ExpenseTwin[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.rows.twins(ids);
  }

  async bill(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.run(async () => {
      const found = await this.rows.lock(ids);
      if (found.length < new Set(ids).size) throw expenseNotFound();
      for (const { status } of found) expenseStates.next(status, 'bill');
      await this.rows.setStatus(ids, 'invoiced');
    });
  }

  /** Expenses that are not invoiced are left as they are. */
  async release(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.run(async () => {
      const found = await this.rows.lock(ids);
      const invoiced = found.filter(({ status }) => expenseStates.can(status, 'release'));
      await this.rows.setStatus(
        invoiced.map(({ id }) => id),
        'approved',
      );
    });
  }
}
