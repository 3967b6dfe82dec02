import { Injectable } from '@nestjs/common';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ExpenseRejected } from '../events/expense.events.js';
import { TimekeepingFacade } from '../timekeeping.facade.js';

/** Tells a contractor that an expense of hers came back, and why. */
@Injectable()
@ListensTo('timekeeping.expense-notice', ExpenseRejected)
export class ExpenseNoticeListener implements EventListener<ExpenseRejected> {
  constructor(
    private readonly time: TimekeepingFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event: { expenseId, reason } }: DeliveredEvent<ExpenseRejected>): Promise<void> {
    const expense = await this.time.expense(expenseId);
    if (!expense) return;
    const { contractorId, expenseDate: day, amount, currency, version } = expense;
    await this.notifications.notify({
      kind: 'expense.rejected',
      to: { contractorIds: [contractorId] },
      subject: { type: 'expense', id: expenseId },
      values: { day, amount: { amount, currency }, reason },
      key: String(version),
    });
  }
}
