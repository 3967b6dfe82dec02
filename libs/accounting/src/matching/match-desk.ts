import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requireScope } from '#platform';
import type { AcceptedMatch, SyncPlan } from '../plans/plan.types.js';
import { mustBeReady } from '../plans/plan-checks.js';
import { PlanDesk } from '../plans/plan-desk.js';
import { likenessOf, type MatchReason } from './likeness.js';
import {
  type MatchCount,
  MatchDecisionsRepository,
  type MatchedEntry,
} from './match-decisions.repository.js';
import { isMatched, type MatchedEntity, matchedFacts } from './matched-facts.js';
import { Matches, noSuchMatch } from './matches.js';

/** What a person says of one record: it is that one of ours, none of ours, or she takes back what was said. */
export interface Said {
  entity: MatchedEntity;
  remoteId: string;
  answer: 'same' | 'different' | 'open';
  /** Ours, where it is the same; the proposed one unless another is named. */
  recordId?: string;
}

export interface AlikeRequest {
  entity?: MatchedEntity;
  /** `sure`: accept what is sure; `same`: all that is proposed; `different`: none of ours; `open`: take all back. */
  answer: 'sure' | 'same' | 'different' | 'open';
}

export interface MatchCandidate {
  recordId: string;
  label: string;
  active: boolean;
  score: number;
  reasons: MatchReason[];
  /** The record there that it was matched with already. */
  takenBy: string | null;
}

/** Keeps what people say of the matches of a plan. It belongs to the company: a plan that is made anew finds it. */
@Injectable()
export class MatchDesk {
  constructor(
    private readonly desk: PlanDesk,
    private readonly decisions: MatchDecisionsRepository,
    private readonly matches: Matches,
  ) {}

  async counts(planId: string): Promise<MatchCount[]> {
    await this.desk.get(planId);
    return this.decisions.counts(planId);
  }

  /**
   * One or several, all or none. Throws `PLAN.NOT_FOUND`, `PLAN.NOT_READY`, `PLAN.NO_SUCH_MATCH` and `PLAN.MATCH_TAKEN`.
   */
  async say(planId: string, said: readonly Said[]): Promise<MatchCount[]> {
    const plan = await this.ready(planId);
    await this.desk.unitOfWork.run(async () => {
      await this.decisions.lock(plan.connectionId);
      await this.forget(plan, said);
      const asked = await this.decisions.asked(planId);
      const decided = said.filter(({ answer }) => answer !== 'open');
      const named = decided.map((one) => ({ ...one, recordId: recordOf(one, asked) }));
      await this.matches.check(plan, named.filter(isSame));
      await this.mustBeFree(plan, named);
      await this.keep(plan, named);
    });
    return this.decisions.counts(planId);
  }

  /** All of those that nobody has decided yet, or all that were, in one step. */
  async sayAlike(planId: string, { entity, answer }: AlikeRequest): Promise<MatchCount[]> {
    const plan = await this.ready(planId);
    await this.desk.unitOfWork.run(async () => {
      await this.decisions.lock(plan.connectionId);
      const all = (await this.decisions.asked(planId)).filter((one) => !entity || one.entity === entity);
      if (answer === 'open') return this.forget(plan, all);
      const open = all.filter(({ isDecided }) => !isDecided);
      await this.keep(plan, await this.alike(plan, open, answer));
    });
    return this.decisions.counts(planId);
  }

  /** Ours that one record may be, the likeliest first; `q`: part of a name. */
  async candidates(
    planId: string,
    { entity, remoteId, q, limit }: { entity: MatchedEntity; remoteId: string; q?: string; limit: number },
  ): Promise<MatchCandidate[]> {
    const plan = await this.desk.get(planId);
    const entry = await this.desk.plans.entry(planId, entity, remoteId);
    if (!entry) throw noSuchMatch(remoteId);
    const theirs = matchedFacts(
      entity,
      Object.fromEntries(entry.fields.map((one) => [one.field, one.theirs])),
    );
    const taken = await this.decisions.taken(plan.connectionId, entity);
    const wanted = q?.trim().toLowerCase();
    return (await this.matches.free(plan.connectionId, entity))
      .filter(({ facts }) => !wanted || facts.names.some((name) => name.toLowerCase().includes(wanted)))
      .map(({ id, name, facts }) => ({
        ...{ recordId: id, label: name, active: facts.active, ...likenessOf(facts, theirs) },
        takenBy: taken.get(id) === remoteId ? null : (taken.get(id) ?? null),
      }))
      .sort((one, other) => other.score - one.score || one.label.localeCompare(other.label, 'en'))
      .slice(0, limit);
  }

  /**
   * What is linked when a plan is applied: what was `named`, else what was decided. Throws `PLAN.NO_SUCH_MATCH`, and
   * `PLAN.MATCHES_OPEN` while something is not decided.
   */
  async toApply(plan: SyncPlan, named: AcceptedMatch[] | undefined): Promise<AcceptedMatch[]> {
    const matches = named ?? (await this.accepted(plan));
    await this.matches.check(plan, matches);
    return matches;
  }

  private async accepted(plan: SyncPlan): Promise<AcceptedMatch[]> {
    const asked = await this.decisions.asked(plan.id);
    const open = asked.filter(({ isDecided }) => !isDecided);
    if (open.length > 0)
      throw DomainError.conflict(
        'PLAN.MATCHES_OPEN',
        `${open.length} records of the accounting system look like yours, and nobody has said whether they are.`,
        { fix: 'Say of each whether it is the same, or of all that are left that they are not.' },
      );
    return asked.filter(isSame).map(({ entity, remoteId, recordId }) => ({ entity, remoteId, recordId }));
  }

  private async ready(planId: string): Promise<SyncPlan> {
    const plan = await this.desk.get(planId);
    mustBeReady(plan);
    return plan;
  }

  private async alike(
    { connectionId }: SyncPlan,
    open: readonly MatchedEntry[],
    answer: 'sure' | 'same' | 'different',
  ): Promise<Decision[]> {
    if (answer === 'different') return open.map((one) => ({ ...one, recordId: null }));
    const decisions: Decision[] = [];
    for (const [entity, ofEntity] of Map.groupBy(open, (one) => one.entity)) {
      const taken = await this.decisions.taken(connectionId, entity);
      for (const { remoteId, match } of ofEntity)
        if (match && !taken.has(match.recordId) && (answer === 'same' || match.isSure))
          decisions.push({ entity, remoteId, recordId: match.recordId });
    }
    return decisions;
  }

  private async mustBeFree({ connectionId }: SyncPlan, named: readonly Decision[]): Promise<void> {
    for (const { entity, remoteId, recordId } of named.filter(isSame)) {
      const other = (await this.decisions.taken(connectionId, entity)).get(recordId);
      if (other !== undefined && other !== remoteId) throw takenAlready(other);
    }
  }

  private async keep({ id, connectionId }: SyncPlan, decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    const { actor } = requireScope();
    const kept = decisions.map(({ entity, remoteId, recordId }) => ({ entity, remoteId, recordId }));
    await this.decisions.save(connectionId, kept, actor.kind === 'user' ? (actor.id ?? null) : null);
    const same = kept.filter(isSame).length;
    await this.desk.record({ id }, 'matched', { connectionId, same, different: kept.length - same });
  }

  private async forget(
    { connectionId }: SyncPlan,
    records: readonly Pick<Said, 'entity' | 'remoteId'>[],
  ): Promise<void> {
    await this.decisions.forget(
      connectionId,
      records.map(({ entity, remoteId }) => ({ entity, remoteId })),
    );
  }
}

type Decision = Pick<MatchedEntry, 'entity' | 'remoteId' | 'recordId'>;

function isSame<T extends { recordId: string | null }>(one: T): one is T & { recordId: string } {
  return one.recordId !== null;
}

/** The one that was named, else the one that was proposed. */
function recordOf(
  { entity, remoteId, answer, recordId }: Said,
  asked: readonly MatchedEntry[],
): string | null {
  if (!isMatched(entity)) throw noSuchMatch(remoteId);
  if (answer !== 'same') return null;
  const proposed = asked.find((one) => one.entity === entity && one.remoteId === remoteId)?.match?.recordId;
  const named = recordId ?? proposed;
  if (named === undefined) throw noSuchMatch(remoteId);
  return named;
}

function takenAlready(remoteId: string): DomainError {
  return DomainError.conflict(
    'PLAN.MATCH_TAKEN',
    `This record of yours was matched with another one there already (${remoteId}).`,
    { field: 'recordId', fix: 'Take that match back first, or choose another of yours.' },
  );
}
