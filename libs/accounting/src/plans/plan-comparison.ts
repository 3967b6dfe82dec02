import { Injectable } from '@nestjs/common';
import type { PlanDifference, SyncPlan } from './plan.types.js';
import { differencesOf } from './plan-differences.js';
import { type Drafted, type DraftOptions, PlanMaker } from './plan-maker.js';
import { PlansRepository } from './plans.repository.js';

/** Works a plan out anew and says what differs from it. */
@Injectable()
export class PlanComparison {
  constructor(
    private readonly maker: PlanMaker,
    private readonly plans: PlansRepository,
  ) {}

  async compare(
    plan: SyncPlan,
    options: DraftOptions,
  ): Promise<{ drafted: Drafted; differences: PlanDifference[] } | 'long'> {
    const drafted = await this.maker.draft(plan, options);
    if (drafted === 'long') return 'long';
    const { premises, counts } = plan;
    if (premises === null) throw new Error('A plan that is ready has premises.');
    const entries = await this.plans.entries(plan.id, {}, 0, plan.entryCount);
    const now = { premises: drafted.premises, counts: drafted.draft.counts, entries: drafted.draft.entries };
    return { drafted, differences: differencesOf({ premises, counts, entries }, now) };
  }
}
