import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { Money } from '#kernel';
import { EventBus, UnitOfWork } from '#platform';
import { BudgetAlertsRepository } from '../budget-alerts.repository.js';
import { passed, thresholdsOf } from '../domain/budget-watch.js';
import { JobOverBudget } from '../events/job-over-budget.event.js';
import { LedgerRepository } from '../ledger.repository.js';

/** Compares what a job has cost with its budget, and tells each threshold that is passed once. */
@Injectable()
export class WatchBudget {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: BudgetAlertsRepository,
    private readonly ledger: LedgerRepository,
    private readonly jobs: JobsFacade,
    private readonly events: EventBus,
  ) {}

  /** Something may have cost more. A job without a budget, or of which all was told, costs one statement. */
  check(jobId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const watched = await this.alerts.lock(jobId);
      if (!watched) return;
      const left = thresholdsOf(watched).filter((percent) => !watched.raised.includes(percent));
      if (left.length === 0) return;
      const cost = await this.costOf(jobId);
      const now = passed(watched, cost).filter((percent) => left.includes(percent));
      const highest = now.at(-1);
      if (highest === undefined || !(await this.jobs.job(jobId))) return;
      await this.alerts.add(jobId, now, cost, watched.budget);
      await this.events.publish(new JobOverBudget(jobId, highest, cost, watched.budget, watched.version));
    });
  }

  /** The budget is another one: what it does not say any more may be told again. Needs an open unit of work. */
  async rearm(jobId: string): Promise<void> {
    const watched = await this.alerts.lock(jobId);
    if (!watched) return;
    const still = passed(watched, await this.costOf(jobId));
    await this.alerts.remove(
      jobId,
      watched.raised.filter((percent) => !still.includes(percent)),
    );
    await this.check(jobId);
  }

  private async costOf(jobId: string): Promise<string> {
    const costs = await this.ledger.costsOfJob(jobId);
    return Money.sum(costs.map(({ amount }) => amount)).toFixed();
  }
}
