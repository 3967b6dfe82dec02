import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, RetentionRules } from '#platform';
import { type PlanAction, type PlanStatus, planStates } from '../plans/plan.states.js';
import type { PlanReason } from '../plans/plan.types.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { Rollback, StoredUndo, UndoEffect, UndoEntry } from './rollback.types.js';
import { countsOf, hashOf } from './rollback-draft.js';

export type NewRollback = Pick<Rollback, 'connectionId' | 'direction' | 'runId' | 'createdBy'> & {
  operationIds: readonly string[];
};

/** What became of one entry. */
export interface Settled {
  sequence: number;
  status: StoredUndo['status'];
  reason: PlanReason | null;
  operationId?: string;
}

/** Hours that a rollback may wait for whoever decides. */
const LIFETIME_HOURS = 24;
const PAGE = 500;

const STATUS = `CASE WHEN status = 'ready' AND expires_at <= now() THEN 'expired' ELSE status END`;
const FIELDS = `id, connection_id AS "connectionId", direction, run_id AS "runId", operation_ids AS "operationIds", ${STATUS} AS status, hash, counts,
  entry_count AS "entryCount", differences, error, outcome, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt",
  applied_by AS "appliedBy", applied_at AS "appliedAt", finished_at AS "finishedAt"`;
const ENTRY_FIELDS = `e.sequence, e.entity, e.side, e.effect, e.action, e.local_id AS "localId", e.remote_id AS "remoteId", e.label, e.fields,
  CASE WHEN e.before IS NOT NULL THEN json_build_object('before', e.before, 'after', e.after) END AS images, e.reason, e.premise, e.bundle, e.status,
  e.operation_id AS "operationId"`;

/** Owns `sync_rollbacks` and `sync_rollback_entries`. */
@Injectable()
export class RollbacksRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'sync-rollbacks',
      description: 'What was undone of syncs, record by record, or only asked for.',
      ...{ defaultDays: 365, minDays: 30, maxDays: 3650 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  /** Inside the open unit of work: to be decided within a day. */
  async create(rollback: NewRollback, entries: readonly UndoEntry[]): Promise<string> {
    const id = newId();
    const { connectionId, direction, runId, operationIds, createdBy } = rollback;
    await this.database.rows(
      `INSERT INTO sync_rollbacks (organization_id, id, connection_id, direction, run_id, operation_ids, created_by, status, hash, counts, entry_count, expires_at)
       VALUES (current_organization(), $1, $2, $3, $4, $5::uuid[], $6, $7, $8, $9, $10, now() + make_interval(hours => ${LIFETIME_HOURS}))`,
      [
        ...[id, connectionId, direction, runId, [...operationIds], createdBy],
        ...[planStates.next(planStates.initial, 'finish'), hashOf(entries)],
        ...[JSON.stringify(countsOf(entries)), entries.length],
      ],
    );
    for (let from = 0; from < entries.length; from += PAGE)
      await this.addEntries(id, entries.slice(from, from + PAGE), from);
    return id;
  }

  private async addEntries(id: string, entries: readonly UndoEntry[], from: number): Promise<void> {
    const rows = entries.map(({ images, ...entry }, index) => ({
      ...{ ...entry, ...images, sequence: from + index + 1 },
      status: entry.effect === 'skip' ? 'left' : 'planned',
    }));
    await this.database.rows(
      `INSERT INTO sync_rollback_entries (organization_id, rollback_id, sequence, entity, side, effect, action, local_id, remote_id, label, fields, before, after, reason, premise, bundle, status)
       SELECT current_organization(), $1, e.sequence, e.entity, e.side, e.effect, e.action, e."localId", e."remoteId", e.label, e.fields, e.before, e.after, e.reason, e.premise, e.bundle, e.status
       FROM json_to_recordset($2::json) AS e(sequence int, entity text, side text, effect text, action text, "localId" uuid, "remoteId" text, label text,
         fields json, before json, after json, reason jsonb, premise text, bundle int, status text)`,
      [id, JSON.stringify(rows)],
    );
  }

  async find(id: string): Promise<Rollback | undefined> {
    const [rollback] = await this.database.rows<Rollback>(
      `SELECT ${FIELDS} FROM sync_rollbacks WHERE id = $1`,
      [id],
    );
    return rollback;
  }

  list(
    connectionId: string,
    runId: string | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<Rollback[]> {
    return this.database.rows<Rollback>(
      `SELECT ${FIELDS} FROM sync_rollbacks WHERE connection_id = $1 AND ($2::uuid IS NULL OR run_id = $2::uuid) AND ($3::uuid IS NULL OR id < $3::uuid)
       ORDER BY id DESC LIMIT $4`,
      [connectionId, runId ?? null, before ?? null, limit],
    );
  }

  entries(
    id: string,
    filter: { entity?: Entity; effect?: UndoEffect },
    after: number,
    limit: number,
  ): Promise<StoredUndo[]> {
    return this.database.rows<StoredUndo>(
      `SELECT ${ENTRY_FIELDS}, o.status AS "operationStatus" FROM sync_rollback_entries e
       LEFT JOIN sync_operations o ON o.organization_id = e.organization_id AND o.id = e.operation_id
       WHERE e.rollback_id = $1 AND ($2::text IS NULL OR e.entity = $2) AND ($3::text IS NULL OR e.effect = $3) AND e.sequence > $4
       ORDER BY e.sequence LIMIT $5`,
      [id, filter.entity ?? null, filter.effect ?? null, after, limit],
    );
  }

  /** What is to be done next, with all that is done together with it, held until the open unit of work ends. */
  next(id: string, limit: number): Promise<StoredUndo[]> {
    return this.database.rows<StoredUndo>(
      `WITH first AS (SELECT sequence, bundle FROM sync_rollback_entries WHERE rollback_id = $1 AND status = 'planned' ORDER BY sequence LIMIT $2)
       SELECT ${ENTRY_FIELDS}, NULL AS "operationStatus" FROM sync_rollback_entries e WHERE e.rollback_id = $1 AND e.status = 'planned'
         AND (e.sequence IN (SELECT sequence FROM first) OR e.bundle IN (SELECT bundle FROM first))
       ORDER BY e.sequence FOR UPDATE OF e`,
      [id, limit],
    );
  }

  /** What it has taken back so far; rows of it may go on naming others. */
  async takenBack(id: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT local_id AS id FROM sync_rollback_entries WHERE rollback_id = $1 AND effect = 'remove' AND status = 'done'`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  async settle(id: string, settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    await this.database.rows(
      `UPDATE sync_rollback_entries e SET status = s.status, reason = COALESCE(s.reason, e.reason), operation_id = s."operationId"
       FROM json_to_recordset($2::json) AS s(sequence int, status text, reason jsonb, "operationId" uuid)
       WHERE e.rollback_id = $1 AND e.sequence = s.sequence AND e.status = 'planned'`,
      [id, JSON.stringify(settled)],
    );
    await this.database.rows('UPDATE sync_rollbacks SET progressed_at = now() WHERE id = $1', [id]);
  }

  /** Starts the time anew after which nobody seems to work at it. */
  async touch(id: string): Promise<void> {
    await this.database.rows('UPDATE sync_rollbacks SET woken_at = now() WHERE id = $1', [id]);
  }

  /** What became of all entries: how many by status. */
  async outcome(id: string): Promise<Record<string, number>> {
    const rows = await this.database.rows<{ status: string; count: number }>(
      'SELECT status, count(*)::int AS count FROM sync_rollback_entries WHERE rollback_id = $1 GROUP BY status',
      [id],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  /**
   * Moves a rollback on. Of any number of callers one does, and of one that waits only before it expires. Answers whether this
   * one did.
   */
  async move(
    id: string,
    action: PlanAction,
    told: Partial<Pick<Rollback, 'differences' | 'error' | 'outcome' | 'appliedBy'>> = {},
  ): Promise<boolean> {
    const from = planStates.states.filter((state) => planStates.can(state, action));
    const rows = await this.database.rows(
      `UPDATE sync_rollbacks SET status = m.to_status, differences = COALESCE($4, differences), error = COALESCE($5, error), outcome = COALESCE($6, outcome),
         applied_by = COALESCE($7::uuid, applied_by), applied_at = CASE WHEN m.to_status = 'applying' THEN now() ELSE applied_at END,
         finished_at = CASE WHEN m.to_status IN ('ready', 'applying') THEN finished_at ELSE now() END
       FROM unnest($2::text[], $3::text[]) AS m(from_status, to_status)
       WHERE id = $1 AND status = m.from_status AND (status <> 'ready' OR expires_at > now()) RETURNING id`,
      [
        id,
        from,
        from.map((state): PlanStatus => planStates.next(state, action)),
        ...[told.differences, told.error, told.outcome].map((one) => (one ? JSON.stringify(one) : null)),
        told.appliedBy ?? null,
      ],
    );
    return rows.length > 0;
  }

  /** What a change that is still kept names stays as long. */
  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM sync_rollbacks WHERE (organization_id, id) IN (
         SELECT r.organization_id, r.id FROM sync_rollbacks r WHERE r.created_at < $1 AND r.status <> 'applying'
           AND NOT EXISTS (SELECT FROM sync_changes c WHERE c.organization_id = r.organization_id AND c.rollback_id = r.id)
         ORDER BY r.created_at LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
