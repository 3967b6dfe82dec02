import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { bestPartner, wordsOf } from '../mappings/suggest-partners.js';
import type { Entity } from '../ports/canonical-documents.js';
import { isMatched, type MatchedEntity, matchedFacts } from './matched-facts.js';
import type { AcceptedMatch, PlannedMatch, SyncPlan } from './plan.types.js';
import { PlansRepository } from './plans.repository.js';
import { type Unlinked, UnlinkedRepository } from './unlinked.repository.js';

/** Finds ours that records there probably are, so that nothing is doubled by a first sync. */
@Injectable()
export class PlanMatches {
  constructor(
    private readonly unlinked: UnlinkedRepository,
    private readonly plans: PlansRepository,
  ) {}

  /** For one plan: each of ours is proposed for one of theirs at most. */
  begin(connectionId: string): PlanMatcher {
    return new PlanMatcher((entity) => this.unlinked.of(connectionId, entity));
  }

  /** Throws `PLAN.NO_SUCH_MATCH` unless each names a record that the plan would make and one of ours that stands for none. */
  async check(plan: SyncPlan, matches: readonly AcceptedMatch[]): Promise<void> {
    if (matches.length === 0) return;
    const made = new Set(
      (await this.plans.entries(plan.id, { effect: 'create' }, 0, plan.entryCount)).map(
        ({ entity, remoteId }) => `${entity} ${remoteId}`,
      ),
    );
    const free = new Set<string>();
    for (const entity of new Set(matches.map((match) => match.entity)))
      if (isMatched(entity))
        for (const { id } of await this.unlinked.of(plan.connectionId, entity)) free.add(`${entity} ${id}`);
    // Each is taken out as it is named, so that nothing is named twice.
    for (const { entity, remoteId, recordId } of matches)
      if (!made.delete(`${entity} ${remoteId}`) || !free.delete(`${entity} ${recordId}`))
        throw noSuchMatch(remoteId);
  }
}

/** The lists of one plan, each record found by a word of its name or its code. */
export class PlanMatcher {
  private readonly lists = new Map<MatchedEntity, Map<string, Set<Unlinked>>>();

  constructor(private readonly read: (entity: MatchedEntity) => Promise<readonly Unlinked[]>) {}

  /** Reads what `of` compares with. */
  async load(entity: Entity): Promise<void> {
    if (!isMatched(entity) || this.lists.has(entity)) return;
    const index = new Map<string, Set<Unlinked>>();
    for (const ours of await this.read(entity))
      for (const key of keysOf(ours)) index.set(key, (index.get(key) ?? new Set()).add(ours));
    this.lists.set(entity, index);
  }

  of(entity: Entity, document: Readonly<Record<string, unknown>>): PlannedMatch | null {
    const index = isMatched(entity) ? this.lists.get(entity) : undefined;
    if (!index || index.size === 0) return null;
    const theirs = matchedFacts(entity as MatchedEntity, document);
    const alike = new Set(keysOf(theirs).flatMap((key) => [...(index.get(key) ?? [])]));
    const best = bestPartner(theirs, [...alike]);
    if (!best) return null;
    const { candidate, score, reasons } = best;
    for (const key of keysOf(candidate)) index.get(key)?.delete(candidate);
    return { recordId: candidate.id, label: candidate.name, score, reasons };
  }
}

function keysOf({ name, code }: Pick<Unlinked, 'name' | 'code'>): string[] {
  return [
    ...wordsOf(name).map((word) => `word ${word}`),
    ...(code === null ? [] : [`code ${code.toLowerCase()}`]),
  ];
}

function noSuchMatch(remoteId: string): DomainError {
  return new DomainError(
    'PLAN.NO_SUCH_MATCH',
    `The record ${remoteId} of the accounting system cannot be linked to the one that was named here.`,
    { field: 'matches', fix: 'Choose a record of yours that is linked to no other, or leave the match out.' },
  );
}
