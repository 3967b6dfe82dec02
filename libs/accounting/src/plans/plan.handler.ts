import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { HandlesJob, type JobContext, type JobHandler } from '#platform';
import { ConnectorError } from '../ports/connector-error.js';
import type { PlanDifference, SyncPlan } from './plan.types.js';
import { PlanComparison } from './plan-comparison.js';
import { PlanDesk } from './plan-desk.js';
import { PlanMaker } from './plan-maker.js';
import { PLAN_QUEUE, type PlanJob } from './plan-queue.js';
import { PullApplication } from './pull-application.js';
import type { ReadPage } from './pull-reading.js';
import { PushApplication } from './push-application.js';

/** One plan of a company at a time is worked out, or compared once more and begun. */
@Injectable()
@HandlesJob(PLAN_QUEUE, { concurrency: 2, queue: { policy: 'singleton', expireInSeconds: 6 * 3600 } })
export class PlanHandler implements JobHandler<PlanJob> {
  constructor(
    private readonly desk: PlanDesk,
    private readonly maker: PlanMaker,
    private readonly comparison: PlanComparison,
    private readonly pulls: PullApplication,
    private readonly pushes: PushApplication,
  ) {}

  async handle({ planId }: PlanJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const plan = await this.desk.plans.find(planId);
    if (!plan) return;
    try {
      if (plan.status === 'planning') await this.workOut(plan, signal);
      if (plan.status === 'applying') await this.apply(plan, signal);
    } catch (error) {
      if (!isFinal(error)) throw error;
      await this.desk.plans.move(planId, 'fail', { error: { message: error.message, fix: error.fix } });
    }
  }

  private async workOut(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    const drafted = await this.maker.draft(plan, {
      signal,
      mayTakeLong: true,
      onPage: this.progressOf(plan),
    });
    if (drafted !== 'long') await this.desk.finish(plan.id, drafted);
  }

  private async apply(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    const application = plan.direction === 'pull' ? this.pulls : this.pushes;
    if (plan.begunAt) return application.goOn(plan, signal);
    const onPage = this.progressOf(plan);
    const compared = await this.comparison.compare(plan, { signal, mayTakeLong: true, onPage });
    if (compared === 'long') return;
    const { drafted, differences } = compared;
    if (differences.length > 0) return this.refuse(plan, differences);
    const moved = await application.begin(plan, drafted, signal);
    if (moved.length > 0) await this.refuse(plan, moved);
  }

  /** Says how far it is, so that a person sees it move and nobody takes it for given up. */
  private progressOf({ id }: SyncPlan): (page: ReadPage) => Promise<void> {
    let pulled = 0;
    return async ({ entity, changes, total }) => {
      pulled += changes.length;
      await this.desk.plans.noteProgress(id, { pulled, total: total ?? null, entity });
    };
  }

  private refuse(plan: SyncPlan, differences: readonly PlanDifference[]): Promise<void> {
    return this.desk.unitOfWork.run(async () => {
      if (await this.desk.plans.move(plan.id, 'outdate', { differences: [...differences] }))
        await this.desk.record(plan, 'refused', { differences: differences.length });
    });
  }
}

/** What would be the same on every further try. */
function isFinal(error: unknown): error is DomainError | ConnectorError {
  return error instanceof DomainError || (error instanceof ConnectorError && !error.retryable);
}
