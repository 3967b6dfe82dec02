import { Injectable } from '@nestjs/common';
import type { Caller } from '#identity';
import { DomainError, digestOf, newId } from '#kernel';
import { UnitOfWork } from '#platform';
import type { ExpenseView } from '../domain/expense.js';
import { expenseNotFound } from '../domain/expense-errors.js';
import { expenseStates } from '../domain/expense-states.js';
import { ExpensesRepository } from '../expenses.repository.js';
import { ExpenseComposer, type ExpenseFields } from './expense-composer.js';
import { OpenWeeks } from './open-weeks.js';
import { TimeLog } from './time-log.js';

/** `id` may be made by the device, so that sending the expense twice is one expense. */
export type RecordedExpense = ExpenseFields & { id?: string };

/** Writes expenses down, corrects and discards them, as long as they are not handed in. */
@Injectable()
export class RecordExpense {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: ExpensesRepository,
    private readonly composer: ExpenseComposer,
    private readonly weeks: OpenWeeks,
    private readonly log: TimeLog,
  ) {}

  /** Throws `TIMEKEEPING.ID_TAKEN` and `.WEEK_LOCKED` (conflicts). */
  run(expense: RecordedExpense, by: Caller): Promise<ExpenseView> {
    const requestDigest = digestOf(expense);
    const id = expense.id ?? newId();
    return this.unitOfWork.run(async () => {
      const earlier = expense.id && (await this.earlier(id, requestDigest));
      if (earlier) return earlier;
      await this.weeks.require([expense.expenseDate]);
      const composed = await this.composer.compose(id, expense, by);
      const isNew = await this.rows.createOnce({
        ...composed,
        id,
        requestDigest,
        status: expenseStates.initial,
      });
      if (!isNew) return (await this.earlier(id, requestDigest)) ?? this.found(id);
      const { contractorId, expenseDate, category, amount, currency } = composed;
      await this.log.record('expense', 'recorded', id, {
        contractorId,
        expenseDate,
        category,
        amount,
        currency,
      });
      return this.found(id);
    });
  }

  /** What is not given stays; null clears. Throws `TIMEKEEPING.NOT_EDITABLE`, `.STALE_VERSION` and `.WEEK_LOCKED`. */
  change(id: string, version: number, change: Partial<ExpenseFields>, by: Caller): Promise<ExpenseView> {
    return this.unitOfWork.run(async () => {
      const expense = await this.editable(id, version);
      const { amount, taxAmount, kilometres, ...rest } = expense;
      const given =
        change.category === 'mileage' || expense.kilometres ? { kilometres } : { amount, taxAmount };
      const another = change.jobId && change.customerId === undefined ? { customerId: null } : {};
      const fields = { ...rest, ...given, ...another, ...change };
      await this.weeks.require([expense.expenseDate, fields.expenseDate]);
      const composed = await this.composer.compose(id, fields, by, expense);
      const changed = await this.rows.change(id, {
        ...composed,
        id,
        status: expense.status,
        requestDigest: null,
      });
      await this.log.record('expense', 'corrected', id, {
        fields: Object.keys(change),
        from: { amount: expense.amount, expenseDate: expense.expenseDate },
        to: { amount: changed.amount, expenseDate: changed.expenseDate },
      });
      return changed;
    });
  }

  /** Throws `TIMEKEEPING.NOT_EDITABLE` (conflict) for one that was handed in. */
  discard(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const expense = await this.editable(id);
      await this.weeks.require([expense.expenseDate]);
      await this.rows.remove(id);
      const { contractorId, expenseDate, amount, currency } = expense;
      await this.log.record('expense', 'discarded', id, { contractorId, expenseDate, amount, currency });
    });
  }

  private async earlier(id: string, digest: string): Promise<ExpenseView | undefined> {
    const found = await this.rows.findWithDigest(id);
    if (!found || found.digest === digest) return found?.expense;
    throw DomainError.conflict('TIMEKEEPING.ID_TAKEN', 'Another expense was sent under this id before.', {
      field: 'id',
      fix: 'Change the expense that exists, or make a new id for this one.',
    });
  }

  private async editable(id: string, version?: number): Promise<ExpenseView> {
    const [expense] = await this.rows.lock([id]);
    if (!expense) throw expenseNotFound();
    if (expense.status !== 'draft' && expense.status !== 'rejected') {
      throw DomainError.conflict(
        'TIMEKEEPING.NOT_EDITABLE',
        `This expense is ${expense.status}, so it stays as it is.`,
        {
          fix: 'An expense that was handed in can be changed again after a manager rejects it.',
        },
      );
    }
    if (version === undefined || expense.version === version) return expense;
    throw DomainError.conflict('TIMEKEEPING.STALE_VERSION', 'Somebody changed this expense meanwhile.', {
      field: 'version',
      fix: 'Read it again and repeat the change.',
      details: { version: expense.version },
    });
  }

  private async found(id: string): Promise<ExpenseView> {
    const expense = await this.rows.find(id);
    if (!expense) throw expenseNotFound();
    return expense;
  }
}
