import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { type Budget, type BudgetLine, BudgetsRepository } from '../budgets.repository.js';
import { jobNotFound } from '../domain/insights-errors.js';
import { WatchBudget } from './watch-budget.command.js';

@Injectable()
export class SetBudget {
  constructor(
    private readonly jobs: JobsFacade,
    private readonly budgets: BudgetsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly watching: WatchBudget,
  ) {}

  /** Replaces the lines; version 0 for the first. Throws `INSIGHTS.JOB_NOT_FOUND`, `INSIGHTS.BUDGET_CHANGED`. */
  run(
    jobId: string,
    version: number,
    { lines, warnPercent }: { lines: readonly BudgetLine[]; warnPercent?: number | null },
  ): Promise<Budget> {
    return this.unitOfWork.run(async () => {
      if (!(await this.jobs.job(jobId))) throw jobNotFound();
      const before = await this.budgets.find(jobId);
      if (!(await this.budgets.advance(jobId, version))) throw changed();
      if (warnPercent !== undefined) await this.budgets.warnAt(jobId, warnPercent);
      await this.budgets.replaceLines(jobId, lines);
      await this.audit.record({
        action: 'job.budget_set',
        entity: 'job',
        entityId: jobId,
        data: { from: before.lines, to: lines, ...(warnPercent !== undefined && { warnPercent }) },
      });
      await this.watching.rearm(jobId);
      return this.budgets.find(jobId);
    });
  }
}

function changed(): DomainError {
  return DomainError.conflict(
    'INSIGHTS.BUDGET_CHANGED',
    'Somebody changed this budget after you looked at it.',
    {
      field: 'version',
      fix: 'Look at it again, then change it.',
    },
  );
}
