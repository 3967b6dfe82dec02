import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { JobsFacade } from '#jobs';
import { NotificationsFacade } from '#notifications';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { FULL } from '../domain/budget-watch.js';
import { JobOverBudget } from '../events/job-over-budget.event.js';

/**
 * Tells those who answer for a job that it uses up its budget. Whoever lowered the budget has the figures before her; whoever
 * approved a cost was shown none, and is told.
 */
@Injectable()
@ListensTo('insights.budget-notice', JobOverBudget)
export class BudgetNoticeListener implements EventListener<JobOverBudget> {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly identity: IdentityFacade,
    private readonly notifications: NotificationsFacade,
  ) {}

  async handle({ event, actorId }: DeliveredEvent<JobOverBudget>): Promise<void> {
    const job = await this.jobs.job(event.jobId);
    if (!job) return;
    const { currency } = await this.identity.organizationSettings();
    await this.notifications.notify({
      kind: event.percent < FULL ? 'job.near_budget' : 'job.over_budget',
      to: { roles: ['owner', 'manager', 'accountant'] },
      subject: { type: 'job', id: job.id },
      values: {
        number: job.number,
        name: job.name,
        cost: { amount: event.cost, currency },
        budget: { amount: event.budget, currency },
      },
      key: `${event.percent} of ${event.budget}, version ${event.budgetVersion}`,
      actorId,
    });
  }
}
