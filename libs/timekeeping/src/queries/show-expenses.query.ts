import { Injectable } from '@nestjs/common';
import { type Caller, mayReach, ownRows } from '#identity';
import { PartiesFacade } from '#parties';
import { Files, type Page } from '#platform';
import type { ExpenseView } from '../domain/expense.js';
import { expenseNotFound } from '../domain/expense-errors.js';
import { breaches } from '../domain/expense-policy.js';
import { type ExpenseFilter, ExpensesRepository } from '../expenses.repository.js';
import { PoliciesRepository } from '../policies.repository.js';

/** An expense with whose it is and what it breaks of the organization's limits. */
export type ShownExpense = ExpenseView & { contractorName: string; breaches: string[] };

/** Expenses as their reader may see them: a contractor her own, the office everybody's. */
@Injectable()
export class ShowExpenses {
  constructor(
    private readonly rows: ExpensesRepository,
    private readonly policies: PoliciesRepository,
    private readonly files: Files,
    private readonly parties: PartiesFacade,
  ) {}

  async list(filter: ExpenseFilter, caller: Caller): Promise<Page<ShownExpense>> {
    const { items, nextCursor } = await this.rows.list({ ...filter, own: ownRows(caller) });
    return { items: await this.shown(items), nextCursor };
  }

  /** Another contractor's expense is answered like one that does not exist. */
  async one(id: string, caller: Caller): Promise<ShownExpense> {
    const [shown] = await this.shown([await this.reach(id, caller)]);
    if (!shown) throw expenseNotFound();
    return shown;
  }

  async reach(id: string, caller: Caller): Promise<ExpenseView> {
    const expense = await this.rows.find(id);
    if (!expense || !mayReach(caller, expense)) throw expenseNotFound();
    return expense;
  }

  /** The receipt's bytes; throws not-found for an expense without one. */
  async receipt(id: string, caller: Caller) {
    const { receiptFileId } = await this.reach(id, caller);
    const file = receiptFileId && (await this.files.find(receiptFileId));
    if (!file) throw expenseNotFound();
    return { file, content: await this.files.read(file.id) };
  }

  async shown(expenses: readonly ExpenseView[]): Promise<ShownExpense[]> {
    const { expenseLimits } = await this.policies.current();
    const people = await this.parties.contractors.readRecords([
      ...new Set(expenses.map(({ contractorId }) => contractorId)),
    ]);
    return expenses.map((expense) => ({
      ...expense,
      contractorName: people.get(expense.contractorId)?.record.displayName ?? '',
      breaches: breaches({ ...expense, hasReceipt: expense.receiptFileId !== null }, expenseLimits),
    }));
  }
}
