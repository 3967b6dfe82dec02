import { Injectable } from '@nestjs/common';
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

const ANOTHER_SYNC: PlanDifference = {
  ...{ what: 'setting', entity: null, remoteId: null, recordId: null, label: null },
  message: 'Another sync of this company began before this plan could be applied.',
};

/** One plan of a company at a time is worked out or applied. */
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

  async handle({ planId }: PlanJob, { signal }: JobContext): Promise<void> {
    const plan = await this.desk.plans.find(planId);
    if (!plan) return;
    try {
      if (plan.status === 'planning') await this.workOut(plan, signal);
      if (plan.status === 'applying') await this.apply(plan, signal);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.retryable) throw error;
      await this.desk.plans.move(planId, 'fail', { error: { message: error.message, fix: error.fix } });
    }
  }

  private async workOut(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    let pulled = 0;
    const onPage = async ({ entity, changes, total }: ReadPage) => {
      pulled += changes.length;
      await this.desk.plans.noteProgress(plan.id, { pulled, total: total ?? null, entity });
    };
    const drafted = await this.maker.draft(plan, { signal, mayTakeLong: true, onPage });
    if (drafted !== 'long') await this.desk.finish(plan.id, drafted);
  }

  private async apply(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    const application = plan.direction === 'pull' ? this.pulls : this.pushes;
    if (plan.begunAt) return application.goOn(plan, signal);
    const compared = await this.comparison.compare(plan, { signal, mayTakeLong: true });
    if (compared === 'long') return;
    const { drafted, differences } = compared;
    if (differences.length > 0) return this.refuse(plan, differences);
    if (!(await application.begin(plan, drafted, signal))) await this.refuse(plan, [ANOTHER_SYNC]);
  }

  private refuse(plan: SyncPlan, differences: PlanDifference[]): Promise<void> {
    return this.desk.unitOfWork.run(async () => {
      await this.desk.plans.move(plan.id, 'outdate', { differences });
      await this.desk.record(plan, 'refused', { differences: differences.length });
    });
  }
}
