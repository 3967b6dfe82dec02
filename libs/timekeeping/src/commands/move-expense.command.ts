import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#platform';
import type { ExpenseView } from '../domain/expense.js';
import { expenseNotFound } from '../domain/expense-errors.js';
import { type ExpenseAction, expenseStates } from '../domain/expense-states.js';
import { ExpenseApproved, ExpenseRejected, ExpenseSubmitted } from '../events/expense.events.js';
import { ExpensesRepository } from '../expenses.repository.js';
import { OpenWeeks } from './open-weeks.js';
import { TimeLog } from './time-log.js';

/** Takes expenses from their author to whoever approves, and back with a reason. */
@Injectable()
export class MoveExpense {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ExpensesRepository,
    private readonly weeks: OpenWeeks,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.WEEK_LOCKED` (conflict). */
  submit(id: string): Promise<ExpenseView> {
    return this.unitOfWork.run(async () => {
      const expense = await this.move(id, 'submit', ({ expenseDate }) => this.weeks.require([expenseDate]));
      await this.log.publish(new ExpenseSubmitted(id, expense.contractorId));
      return expense;
    });
  }

  /** Throws `TIMEKEEPING.OWN_EXPENSE` (forbidden): nobody pays herself. */
  approve(id: string, by: { contractorId?: string }): Promise<ExpenseView> {
    return this.unitOfWork.run(async () => {
      const expense = await this.move(id, 'approve', (one) => checkOther(one, by));
      await this.log.publish(new ExpenseApproved(id, expense.version));
      return expense;
    });
  }

  reject(id: string, reason: string, by: { contractorId?: string }): Promise<ExpenseView> {
    return this.unitOfWork.run(async () => {
      const expense = await this.move(id, 'reject', (one) => checkOther(one, by), reason);
      await this.log.publish(new ExpenseRejected(id, expense.contractorId, reason));
      return expense;
    });
  }

  private async move(
    id: string,
    action: ExpenseAction,
    check: (expense: ExpenseView) => void | Promise<void>,
    reason: string | null = null,
  ): Promise<ExpenseView> {
    const [expense] = await this.rows.lock([id]);
    if (!expense) throw expenseNotFound();
    await check(expense);
    const status = expenseStates.next(expense.status, action);
    const [moved] = await this.rows.setStatus([id], status, reason);
    const { amount, currency } = expense;
    const data = { from: expense.status, amount, currency, ...(reason !== null && { reason }) };
    await this.log.record('expense', status, id, data);
    return moved ?? expense;
  }
}

function checkOther({ contractorId }: ExpenseView, by: { contractorId?: string }): void {
  if (by.contractorId !== contractorId) return;
  throw new DomainError('TIMEKEEPING.OWN_EXPENSE', 'Nobody decides about her own expense.', {
    kind: 'forbidden',
    fix: 'Ask another manager to do it.',
  });
}
