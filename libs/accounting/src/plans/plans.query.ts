import { Injectable } from '@nestjs/common';
import { decodeCursor, type PageQuery, toPage } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { EntryNames } from './entry-names.js';
import type { PlanEffect, SyncPlan } from './plan.types.js';
import { PlanDesk } from './plan-desk.js';
import type { EntriesAnswer, EntriesQuery, EntryAnswer, PlanAnswer, PlansAnswer } from './plans.dto.js';
import type { StoredEntry } from './plans.repository.js';

/** What a person sees of plans. */
@Injectable()
export class PlansQuery {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly desk: PlanDesk,
    private readonly names: EntryNames,
  ) {}

  async list(connectionId: string, { cursor, limit }: PageQuery): Promise<PlansAnswer> {
    await this.connections.get(connectionId);
    const before = cursor && String(decodeCursor(cursor, 'id')[0]);
    return toPage(
      await this.desk.plans.list(connectionId, before, limit + 1),
      limit,
      ({ id }) => [id],
      planAnswer,
    );
  }

  /** Its writes are told as they stand now: one that is tried again settles long after the plan was applied. */
  async get(id: string): Promise<PlanAnswer> {
    const plan = await this.desk.get(id);
    if (plan.direction === 'pull' || plan.status !== 'applied') return planAnswer(plan);
    return planAnswer({ ...plan, outcome: await this.desk.plans.sent(id) });
  }

  async entries(
    id: string,
    { cursor, limit, entity, effect, matched }: EntriesQuery,
  ): Promise<EntriesAnswer> {
    await this.desk.get(id);
    const after = cursor ? Number(decodeCursor(cursor, 'number')[0]) : 0;
    const filter = {
      entity: entity as Entity | undefined,
      effect: effect as PlanEffect | undefined,
      matched,
    };
    const page = toPage(
      await this.desk.plans.entries(id, filter, after, limit + 1),
      limit,
      ({ sequence }) => [sequence],
      (entry) => entry,
    );
    const names = await this.names.of(page.items);
    const decided = await this.names.ofDecided(page.items);
    const items = page.items.map((entry, index) => entryAnswer(entry, names[index] ?? {}, decided));
    return { ...page, items };
  }
}

export function planAnswer(plan: SyncPlan): PlanAnswer {
  const { premises: _premises, createdBy: _by, begunAt: _begun, localId, ...told } = plan;
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...told,
    recordId: localId,
    createdAt: plan.createdAt.toISOString(),
    readyAt: instant(plan.readyAt),
    expiresAt: instant(plan.expiresAt),
    finishedAt: instant(plan.finishedAt),
  };
}

function entryAnswer(
  { theirs: _theirs, ours: _ours, localId, decision, ...entry }: StoredEntry,
  names: Record<string, string>,
  decided: ReadonlyMap<string, string>,
): EntryAnswer {
  // What two records differ in is to be decided only where they become one.
  const isMet = entry.match === null || entry.match.recordId === decision?.recordId;
  const isConflict = isMet && entry.fields.some(({ conflict }) => conflict);
  return {
    ...{ ...entry, names, recordId: localId, isConflict },
    decision: decision && { ...decision, label: decided.get(decision.recordId ?? '') ?? null },
  };
}
