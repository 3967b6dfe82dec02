import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError } from '#kernel';
import { MatchLinks } from '../matching/match-links.js';
import { Matches } from '../matching/matches.js';
import { MetMeanwhile } from '../sync/links.repository.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';
import type { PlanDifference, SyncPlan } from './plan.types.js';
import { begunBySomebody, mustTake } from './plan-checks.js';
import { PlanDesk } from './plan-desk.js';
import { setting } from './plan-differences.js';
import type { Drafted } from './plan-maker.js';

const ANOTHER_SYNC = setting('Another sync of this company came before this plan could be applied.');
const MATCH_TAKEN = setting(
  'One of the records that were said to be the same on both sides has been linked or changed meanwhile.',
);

/** Has the engine do what a plan of a pull says: it begins a run, which is worked like any other. */
@Injectable()
export class PullApplication {
  constructor(
    private readonly desk: PlanDesk,
    private readonly runs: RunsRepository,
    private readonly starter: SyncStarter,
    private readonly links: MatchLinks,
    private readonly matches: Matches,
  ) {}

  /**
   * Begins the run, unless something moved since both sides were compared: answers what. Throws `CONNECTION.NOT_WORKING`.
   */
  async begin(plan: SyncPlan, drafted: Drafted): Promise<readonly PlanDifference[]> {
    try {
      return await this.desk.unitOfWork.run(async () => {
        mustTake(plan, await this.desk.connections.hold(plan.connectionId));
        const moved = await this.moved(plan, drafted);
        if (moved.length === 0) await this.start(plan, drafted);
        return moved;
      });
    } catch (error) {
      if (error instanceof MetMeanwhile) return [MATCH_TAKEN];
      throw error;
    }
  }

  /** What is left when it has begun: its run is worked elsewhere, and says how it ended. */
  async goOn({ connectionId, runId }: SyncPlan): Promise<void> {
    if (runId !== null) await this.desk.conclude(connectionId, runId);
  }

  /** Nobody else makes a run meanwhile: the connection is held. */
  private async moved(plan: SyncPlan, { standing, premises }: Drafted): Promise<PlanDifference[]> {
    const { connectionId } = plan;
    const isBeside = (await this.runs.unfinished(connectionId)) !== undefined;
    if (isBeside || (await this.runs.standing(connectionId)) !== standing) return [ANOTHER_SYNC];
    const cursor = (await this.runs.cursor(connectionId)) ?? null;
    if (premises.cursor !== null && canonicalJson(cursor) !== canonicalJson(premises.cursor))
      return [ANOTHER_SYNC];
    return this.taken(plan);
  }

  private async taken(plan: SyncPlan): Promise<PlanDifference[]> {
    try {
      await this.matches.check(plan, plan.matches);
      return [];
    } catch (error) {
      if (error instanceof DomainError) return [{ ...MATCH_TAKEN, message: error.message }];
      throw error;
    }
  }

  private async start(plan: SyncPlan, { delta: answer }: Drafted): Promise<void> {
    const { connectionId, kind, matches } = plan;
    await this.desk.confirm(connectionId);
    const runId = await this.starter.make(connectionId, kind === 'full' ? 'full' : 'delta', 'plan');
    if (!(await this.desk.plans.begin(plan.id, { runId, answer }))) throw begunBySomebody();
    // Known before it is read: what comes in is then merged with ours instead of made a second time.
    await this.links.link(connectionId, matches);
  }
}
