import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { mustWork } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { MatchDesk } from '../matching/match-desk.js';
import { RunsRepository } from '../sync/runs.repository.js';
import { PATIENCE_MS } from './make-plan.command.js';
import type { AcceptedMatch, PlanDifference, SyncPlan } from './plan.types.js';
import {
  mustAwaitConfirmation,
  mustBeReady,
  mustSend,
  premisesChanged,
  syncUnderWay,
} from './plan-checks.js';
import { PlanComparison } from './plan-comparison.js';
import { PlanDesk } from './plan-desk.js';
import { notAnswered } from './plan-maker.js';

interface Choice {
  hash: string;
  matches?: AcceptedMatch[];
  confirms?: boolean;
}

/** Has a plan applied, if everything that it rests on is as it was; of any number of callers one has. */
@Injectable()
export class ApplyPlanCommand {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly runs: RunsRepository,
    private readonly comparison: PlanComparison,
    private readonly matching: MatchDesk,
    private readonly desk: PlanDesk,
  ) {}

  /**
   * `hash`: of the plan that the person looked at; `matches`: what she takes to be the same on both sides, without it what was
   * decided for the company; `confirms`: she
   * says with it that it is her company. What is compared in a few calls is compared at once, and once more by the worker
   * with what it is about to write. Throws `PLAN.NOT_FOUND`, `PLAN.NOT_READY`, `PLAN.OTHER_HASH`, `PLAN.NO_SUCH_MATCH`, `PLAN.MATCHES_OPEN`,
   * `PLAN.SYNC_UNDER_WAY`, `PLAN.PREMISES_CHANGED`, `PLAN.NOT_ANSWERED` and what a connection that does not work throws.
   */
  async execute(id: string, { hash, matches: named, confirms = false }: Choice): Promise<SyncPlan> {
    const plan = await this.desk.get(id);
    mustBeReady(plan);
    if (plan.hash !== hash)
      throw DomainError.conflict('PLAN.OTHER_HASH', 'This is not the plan that you looked at.', {
        fix: 'Look at it again.',
        field: 'hash',
      });
    const connection = await this.connections.get(plan.connectionId);
    if (confirms) mustAwaitConfirmation(connection);
    else mustWork(connection);
    mustSend(plan.direction, connection);
    if (plan.direction === 'pull' && (await this.runs.unfinished(plan.connectionId))) throw syncUnderWay();
    const matches = await this.matching.toApply(plan, named);
    const differences = await this.compare(plan);
    if (differences.length > 0) {
      await this.refuse(plan, differences);
      throw premisesChanged(differences);
    }
    await this.hand(plan, matches);
    return this.desk.get(id);
  }

  private async compare(plan: SyncPlan): Promise<PlanDifference[]> {
    if (plan.kind === 'full') return [];
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const compared = await this.comparison.compare(plan, { signal, mayTakeLong: false });
      return compared === 'long' ? [] : compared.differences;
    } catch (error) {
      throw error instanceof DomainError ? error : notAnswered(error);
    }
  }

  private refuse(plan: SyncPlan, differences: PlanDifference[]): Promise<void> {
    return this.desk.unitOfWork.run(async () => {
      if (await this.desk.plans.move(plan.id, 'outdate', { differences }))
        await this.desk.record(plan, 'refused', { differences: differences.length });
    });
  }

  private hand(plan: SyncPlan, matches: AcceptedMatch[]): Promise<void> {
    return this.desk.unitOfWork.run(async () => {
      if (!(await this.desk.plans.move(plan.id, 'apply', { matches })))
        mustBeReady(await this.notReady(plan.id));
      await this.desk.record(plan, 'applied', {
        direction: plan.direction,
        kind: plan.kind,
        hash: plan.hash,
        matches: matches.length,
      });
      await this.desk.enqueue(plan);
    });
  }

  /** Whoever lost the race reads what the winner made of it. */
  private async notReady(id: string): Promise<Pick<SyncPlan, 'status'>> {
    const { status } = await this.desk.get(id);
    return { status: status === 'ready' ? 'applying' : status };
  }
}
