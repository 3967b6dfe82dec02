import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { AcceptedMatch, SyncPlan } from '../plans/plan.types.js';
import { PlansRepository } from '../plans/plans.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type Likely, OursByTraits } from './assignment.js';
import { isMatched, type MatchedEntity, matchedFacts } from './matched-facts.js';
import { type Unlinked, UnlinkedRepository } from './unlinked.repository.js';

/** Finds ours that records there probably are, so that nothing is doubled by a first sync. */
@Injectable()
export class Matches {
  constructor(
    private readonly unlinked: UnlinkedRepository,
    private readonly plans: PlansRepository,
  ) {}

  /** For one plan. */
  begin(connectionId: string): Matcher {
    return new Matcher((entity) => this.unlinked.of(connectionId, entity));
  }

  /** Ours of a kind that stand for nothing in that company. */
  free(connectionId: string, entity: MatchedEntity): Promise<Unlinked[]> {
    return this.unlinked.of(connectionId, entity);
  }

  /** Throws `PLAN.NO_SUCH_MATCH` unless each names a record that the plan would make and one of ours that stands for none. */
  async check(plan: SyncPlan, matches: readonly AcceptedMatch[]): Promise<void> {
    if (matches.length === 0) return;
    const made = await this.plans.creations(plan.id);
    const free = new Set<string>();
    for (const entity of new Set(matches.map((match) => match.entity)))
      if (isMatched(entity))
        for (const { id } of await this.unlinked.of(plan.connectionId, entity)) free.add(`${entity} ${id}`);
    // Each is taken out as it is named, so that nothing is named twice.
    for (const { entity, remoteId, recordId } of matches) {
      const label = made.get(`${entity} ${remoteId}`);
      if (!made.delete(`${entity} ${remoteId}`) || !free.delete(`${entity} ${recordId}`))
        throw noSuchMatch(label ?? remoteId);
    }
  }
}

/** The lists of one plan. */
export class Matcher {
  private readonly lists = new Map<MatchedEntity, OursByTraits>();
  private readonly percents = new Map<string, string>();

  constructor(private readonly read: (entity: MatchedEntity) => Promise<readonly Unlinked[]>) {}

  /** Reads what `likely` compares with. */
  async load(entity: Entity): Promise<void> {
    if (isMatched(entity) && !this.lists.has(entity))
      this.lists.set(entity, new OursByTraits(await this.read(entity)));
  }

  /** A rate that comes before the tax codes that name it, by our id. */
  learnRate(id: string, percent: unknown): void {
    if (typeof percent === 'string') this.percents.set(id, String(Number(percent)));
  }

  /** Those of ours that it may be; none of kinds that are not matched. */
  likely(entity: Entity, document: Readonly<Record<string, unknown>>): Likely[] {
    const ours = isMatched(entity) ? this.lists.get(entity) : undefined;
    if (!ours || ours.isEmpty || !isMatched(entity)) return [];
    const figure = entity === 'tax-code' ? this.figureOf(document) : undefined;
    return ours.likely(matchedFacts(entity, document, figure));
  }

  private figureOf({ salesRates }: Readonly<Record<string, unknown>>): string | undefined {
    const rates = [...((salesRates ?? []) as { taxRateId: string; order: number }[])];
    const percents = rates
      .sort((one, other) => one.order - other.order)
      .map(({ taxRateId }) => this.percents.get(taxRateId));
    // Of a rate that is not among those that were read nobody knows what it charges.
    if (percents.includes(undefined)) return undefined;
    return percents.length > 0 ? percents.join(' + ') : '0';
  }
}

export function noSuchMatch(name: string): DomainError {
  return new DomainError(
    'PLAN.NO_SUCH_MATCH',
    `"${name}" of the accounting system cannot be linked to the one that was named here.`,
    { field: 'matches', fix: 'Choose a record of yours that is linked to no other, or leave the match out.' },
  );
}
