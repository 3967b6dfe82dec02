import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { type PlanAction, type PlanStatus, planStates } from './plan.states.js';
import type { PlanEffect, PlannedEntry, PlanPremises, SyncPlan } from './plan.types.js';
import { hashOf, type PlanDraft } from './plan-draft.js';

export type NewPlan = Pick<
  SyncPlan,
  'connectionId' | 'direction' | 'kind' | 'entity' | 'localId' | 'createdBy'
>;
export type StoredEntry = PlannedEntry & { sequence: number };

/** Hours that a plan may wait for whoever decides. */
const LIFETIME_HOURS = 24;
const KEPT_DAYS = 30;

const STATUS = `CASE WHEN status = 'ready' AND expires_at <= now() THEN 'expired' ELSE status END`;
const FIELDS = `id, connection_id AS "connectionId", direction, kind, entity, local_id AS "localId", ${STATUS} AS status, hash, premises, counts,
  entry_count AS "entryCount", progress, differences, error, matches, run_id AS "runId", outcome, created_by AS "createdBy", created_at AS "createdAt",
  ready_at AS "readyAt", expires_at AS "expiresAt", begun_at AS "begunAt", finished_at AS "finishedAt"`;
const ENTRY_FIELDS = `sequence, entity, effect, remote_id AS "remoteId", local_id AS "localId", label, fields, reason, match, operation_id AS "operationId", theirs, ours`;

/** Owns `sync_plans` and `sync_plan_entries`. */
@Injectable()
export class PlansRepository {
  constructor(private readonly database: Database) {}

  async create({ connectionId, direction, kind, entity, localId, createdBy }: NewPlan): Promise<string> {
    const id = newId();
    await this.database.rows(
      `INSERT INTO sync_plans (organization_id, id, connection_id, direction, kind, entity, local_id, created_by, status)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, connectionId, direction, kind, entity, localId, createdBy, planStates.initial],
    );
    return id;
  }

  /**
   * Whether a worker is reading the whole company for a plan. Whoever asks for the same company waits until this unit of
   * work ends.
   */
  async isReadingAll(connectionId: string): Promise<boolean> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['sync-plan', connectionId]),
    ]);
    const rows = await this.database.rows(
      `SELECT 1 FROM sync_plans WHERE connection_id = $1 AND kind = 'full' AND status = 'planning' AND created_at > now() - interval '6 hours' LIMIT 1`,
      [connectionId],
    );
    return rows.length > 0;
  }

  async find(id: string): Promise<SyncPlan | undefined> {
    const [plan] = await this.database.rows<SyncPlan>(`SELECT ${FIELDS} FROM sync_plans WHERE id = $1`, [id]);
    return plan;
  }

  async list(connectionId: string, before: string | undefined, limit: number): Promise<SyncPlan[]> {
    return this.database.rows<SyncPlan>(
      `SELECT ${FIELDS} FROM sync_plans WHERE connection_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
      [connectionId, before ?? null, limit],
    );
  }

  /** Inside the open unit of work: what was found out, to be decided within a day. */
  async ready(
    id: string,
    kind: SyncPlan['kind'],
    draft: PlanDraft,
    premises: PlanPremises,
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE sync_plans SET status = 'ready', kind = $2, hash = $3, premises = $4, counts = $5, entry_count = $6, progress = NULL, error = NULL,
         ready_at = now(), expires_at = now() + make_interval(hours => ${LIFETIME_HOURS})
       WHERE id = $1 AND status = 'planning' RETURNING id`,
      [
        id,
        kind,
        hashOf(premises),
        JSON.stringify(premises),
        JSON.stringify(draft.counts),
        draft.entries.length,
      ],
    );
    if (rows.length === 0) return false;
    await this.addEntries(id, draft.entries);
    return true;
  }

  private async addEntries(id: string, entries: readonly PlannedEntry[]): Promise<void> {
    const rows = entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));
    for (let from = 0; from < rows.length; from += 500)
      await this.database.rows(
        `INSERT INTO sync_plan_entries (organization_id, plan_id, sequence, entity, effect, remote_id, local_id, label, fields, reason, match, operation_id, theirs, ours)
         SELECT current_organization(), $1, e.sequence, e.entity, e.effect, e."remoteId", e."localId", e.label, e.fields, e.reason, e.match, e."operationId", e.theirs, e.ours
         FROM jsonb_to_recordset($2::jsonb) AS e(sequence int, entity text, effect text, "remoteId" text, "localId" uuid, label text, fields jsonb,
           reason jsonb, match jsonb, "operationId" uuid, theirs text, ours text)`,
        [id, JSON.stringify(rows.slice(from, from + 500))],
      );
  }

  async noteProgress(id: string, progress: SyncPlan['progress']): Promise<void> {
    await this.database.rows(`UPDATE sync_plans SET progress = $2 WHERE id = $1 AND status = 'planning'`, [
      id,
      JSON.stringify(progress),
    ]);
  }

  async entries(
    id: string,
    filter: { entity?: Entity; effect?: PlanEffect; matched?: boolean },
    after: number,
    limit: number,
  ): Promise<StoredEntry[]> {
    return this.database.rows<StoredEntry>(
      `SELECT ${ENTRY_FIELDS} FROM sync_plan_entries WHERE plan_id = $1 AND ($2::text IS NULL OR entity = $2) AND ($3::text IS NULL OR effect = $3)
         AND sequence > $4 AND ($6::boolean IS NULL OR (match IS NOT NULL) = $6) ORDER BY sequence LIMIT $5`,
      [id, filter.entity ?? null, filter.effect ?? null, after, limit, filter.matched ?? null],
    );
  }

  /**
   * Moves a plan on. Of any number of callers one does, and of a plan that waits only before it expires. Answers whether
   * this one did.
   */
  async move(
    id: string,
    action: PlanAction,
    told: Partial<Pick<SyncPlan, 'differences' | 'error' | 'outcome' | 'matches'>> = {},
  ): Promise<boolean> {
    const from = planStates.states.filter((state) => planStates.can(state, action));
    const rows = await this.database.rows(
      `UPDATE sync_plans SET status = m.to_status, differences = COALESCE($4, differences), error = COALESCE($5, error), outcome = COALESCE($6, outcome), matches = COALESCE($7, matches),
         finished_at = CASE WHEN m.to_status IN ('ready', 'applying') THEN finished_at ELSE now() END
       FROM unnest($2::text[], $3::text[]) AS m(from_status, to_status)
       WHERE id = $1 AND status = m.from_status AND (status <> 'ready' OR expires_at > now()) RETURNING id`,
      [
        id,
        from,
        from.map((state): PlanStatus => planStates.next(state, action)),
        told.differences ? JSON.stringify(told.differences) : null,
        told.error ? JSON.stringify(told.error) : null,
        told.outcome ? JSON.stringify(told.outcome) : null,
        told.matches ? JSON.stringify(told.matches) : null,
      ],
    );
    return rows.length > 0;
  }

  /** From here on applying only goes on. Answers whether the plan still waited for that. */
  async begin(id: string, runId: string | null): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE sync_plans SET begun_at = now(), run_id = $2 WHERE id = $1 AND status = 'applying' AND begun_at IS NULL RETURNING id`,
      [id, runId],
    );
    return rows.length > 0;
  }

  /** The choices that people made in the mappings, as a text that changes with each of them. */
  async mappings(connectionId: string): Promise<string> {
    const [row] = await this.database.rows<{ state: string }>(
      `SELECT concat(count(*), ' ', extract(epoch FROM max(created_at))) AS state FROM chosen_partners WHERE connection_id = $1`,
      [connectionId],
    );
    return row?.state ?? '';
  }

  /** How the run of a plan ended. */
  async run(id: string): Promise<{ status: string; progress: object; error: SyncPlan['error'] } | undefined> {
    const [run] = await this.database.rows<{ status: string; progress: object; error: SyncPlan['error'] }>(
      'SELECT status, progress, error FROM sync_runs WHERE id = $1',
      [id],
    );
    return run;
  }

  /** Where the last writes of the records of a plan stand: how many by status. */
  async sent(id: string): Promise<Record<string, number>> {
    const rows = await this.database.rows<{ status: string; count: number }>(
      `SELECT status, count(*)::int AS count FROM (
         SELECT DISTINCT ON (o.entity, o.local_id) o.status FROM sync_plan_entries e
         JOIN sync_plans p ON p.organization_id = e.organization_id AND p.id = e.plan_id
         JOIN sync_operations o ON o.organization_id = e.organization_id AND o.connection_id = p.connection_id AND o.entity = e.entity AND o.local_id = e.local_id
         WHERE e.plan_id = $1 AND e.effect <> 'skip' ORDER BY o.entity, o.local_id, o.id DESC) AS last GROUP BY status`,
      [id],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  /** Plans that nobody applied in time have expired, and what is old is forgotten with its entries. */
  async tidy(): Promise<void> {
    await this.database.rows(
      `UPDATE sync_plans SET status = 'expired', finished_at = now() WHERE status = 'ready' AND expires_at <= now()`,
    );
    await this.database.rows(
      `UPDATE sync_plans SET status = 'failed', finished_at = now(), error = '{"message": "It was given up after many tries."}'
       WHERE status IN ('planning', 'applying') AND created_at < now() - interval '2 days'`,
    );
    await this.database.rows(
      `DELETE FROM sync_plans WHERE created_at < now() - interval '${KEPT_DAYS} days' AND status NOT IN ('planning', 'applying')`,
    );
  }
}
