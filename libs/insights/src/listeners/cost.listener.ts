import { Injectable } from '@nestjs/common';
import { InvoiceApproved } from '#invoicing';
import { MaterialConsumed } from '#jobs';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { ExpenseApproved, TimeEntryApproved } from '#timekeeping';
import { WatchBudget } from '../commands/watch-budget.command.js';
import { type CostEvent, CostedJobs } from '../queries/costed-jobs.query.js';

/** Looks at the budget of a job whenever something became a cost of it. */
@Injectable()
@ListensTo('insights.budget-watch', TimeEntryApproved, ExpenseApproved, MaterialConsumed, InvoiceApproved)
export class CostListener implements EventListener<TimeEntryApproved> {
  constructor(
    private readonly costed: CostedJobs,
    private readonly watching: WatchBudget,
  ) {}

  async handle({ event }: DeliveredEvent<CostEvent>): Promise<void> {
    for (const jobId of await this.costed.of(event)) await this.watching.check(jobId);
  }
}
