import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, RetentionRules } from '#platform';
import type { DeltaPage } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { isUniqueViolation } from '../unique-violation.js';
import { type PlanAction, type PlanStatus, planStates } from './plan.states.js';
import type { PlanEffect, PlannedEntry, PlanPremises, SyncPlan } from './plan.types.js';
import { planUnderWay } from './plan-checks.js';
import { hashOf, type PlanDraft } from './plan-draft.js';

export type NewPlan = Pick<
  SyncPlan,
  'connectionId' | 'direction' | 'kind' | 'entity' | 'localId' | 'createdBy'
>;
/** `decision`: what was said of its match; of a record that is none of ours it names none. */
export type StoredEntry = PlannedEntry & { sequence: number; decision: { recordId: string | null } | null };

/** How the run of a plan ended. */
export interface PlannedEnd {
  id: string;
  status: string;
  progress: object;
  error: SyncPlan['error'];
}

/** Hours that a plan may wait for whoever decides. */
const LIFETIME_HOURS = 24;

const STATUS = `CASE WHEN status = 'ready' AND expires_at <= now() THEN 'expired' ELSE status END`;
const FIELDS = `id, connection_id AS "connectionId", direction, kind, entity, local_id AS "localId", ${STATUS} AS status, hash, premises, counts,
  entry_count AS "entryCount", beyond, progress, differences, error, matches, run_id AS "runId", outcome, created_by AS "createdBy", created_at AS "createdAt",
  ready_at AS "readyAt", expires_at AS "expiresAt", begun_at AS "begunAt", finished_at AS "finishedAt"`;
const ENTRY_FIELDS = `e.sequence, e.entity, e.effect, e.remote_id AS "remoteId", e.local_id AS "localId", e.label, e.fields, e.reason, e.match,
  CASE WHEN d.remote_id IS NOT NULL THEN jsonb_build_object('recordId', d.record_id) END AS decision, e.operation_id AS "operationId", e.theirs, e.ours`;
/** The entries of a plan, each of a record that would be made with what was said of it. */
const ENTRIES = `sync_plan_entries e JOIN sync_plans p ON p.organization_id = e.organization_id AND p.id = e.plan_id
  LEFT JOIN match_decisions d ON d.organization_id = p.organization_id AND d.connection_id = p.connection_id AND d.entity = e.entity
    AND d.remote_id = e.remote_id AND e.effect = 'create' AND p.direction = 'pull'`;

/** Owns `sync_plans` and `sync_plan_entries`. */
@Injectable()
export class PlansRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'sync-plans',
      description: 'What syncs would have done, record by record, as it was shown before they were applied.',
      ...{ defaultDays: 30, minDays: 1, maxDays: 365 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  /** Throws `PLAN.UNDER_WAY` while another of its kind is worked out for the company. */
  async create({ connectionId, direction, kind, entity, localId, createdBy }: NewPlan): Promise<string> {
    const id = newId();
    try {
      await this.database.rows(
        `INSERT INTO sync_plans (organization_id, id, connection_id, direction, kind, entity, local_id, created_by, status)
         VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, connectionId, direction, kind, entity, localId, createdBy, planStates.initial],
      );
    } catch (error) {
      throw isUniqueViolation(error) ? planUnderWay() : error;
    }
    return id;
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
      `UPDATE sync_plans SET status = 'ready', kind = $2, hash = $3, premises = $4, counts = $5, entry_count = $6, beyond = $7, progress = NULL, error = NULL,
         progressed_at = now(), ready_at = now(), expires_at = now() + make_interval(hours => ${LIFETIME_HOURS})
       WHERE id = $1 AND status = 'planning' RETURNING id`,
      [
        id,
        kind,
        hashOf(premises),
        JSON.stringify(premises),
        JSON.stringify(draft.counts),
        draft.entries.length,
        draft.beyond,
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
    await this.database.rows(
      `UPDATE sync_plans SET progress = $2, progressed_at = now() WHERE id = $1 AND status IN ('planning', 'applying')`,
      [id, JSON.stringify(progress)],
    );
  }

  /** Starts the time anew after which nobody seems to work at it. */
  async touch(id: string): Promise<void> {
    await this.database.rows('UPDATE sync_plans SET progressed_at = now() WHERE id = $1', [id]);
  }

  async entries(
    id: string,
    filter: { entity?: Entity; effect?: PlanEffect; matched?: boolean },
    after: number,
    limit: number,
  ): Promise<StoredEntry[]> {
    return this.database.rows<StoredEntry>(
      `SELECT ${ENTRY_FIELDS} FROM ${ENTRIES} WHERE e.plan_id = $1 AND ($2::text IS NULL OR e.entity = $2) AND ($3::text IS NULL OR e.effect = $3)
         AND e.sequence > $4 AND ($6::boolean IS NULL OR (e.match IS NOT NULL OR d.record_id IS NOT NULL) = $6)
       ORDER BY e.sequence LIMIT $5`,
      [id, filter.entity ?? null, filter.effect ?? null, after, limit, filter.matched ?? null],
    );
  }

  /** The entry of one record that would be made. */
  async entry(id: string, entity: Entity, remoteId: string): Promise<StoredEntry | undefined> {
    const [entry] = await this.database.rows<StoredEntry>(
      `SELECT ${ENTRY_FIELDS} FROM ${ENTRIES} WHERE e.plan_id = $1 AND e.entity = $2 AND e.remote_id = $3 AND e.effect = 'create'`,
      [id, entity, remoteId],
    );
    return entry;
  }

  /** What records are called that a plan would make, each by `entity remoteId`. */
  async creations(id: string): Promise<Map<string, string | null>> {
    const rows = await this.database.rows<{ key: string; label: string | null }>(
      `SELECT concat_ws(' ', entity, remote_id) AS key, label FROM sync_plan_entries WHERE plan_id = $1 AND effect = 'create'`,
      [id],
    );
    return new Map(rows.map(({ key, label }) => [key, label]));
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
         answer = NULL, progress = NULL, progressed_at = now(), applied_at = CASE WHEN m.to_status = 'applying' THEN now() ELSE applied_at END,
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

  /**
   * From here on applying only goes on: with its run, which a delta is given the `answer` for that was compared. Answers
   * whether the plan still waited for that.
   */
  async begin(
    id: string,
    { runId = null, answer }: { runId?: string | null; answer?: DeltaPage } = {},
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE sync_plans SET begun_at = now(), progressed_at = now(), run_id = $2, answer = $3
       WHERE id = $1 AND status = 'applying' AND begun_at IS NULL RETURNING id`,
      [id, runId, answer ? JSON.stringify(answer) : null],
    );
    return rows.length > 0;
  }

  /** What the change feed said when the plan of a run was compared; nothing for any other run. */
  async answerFor(connectionId: string, runId: string): Promise<DeltaPage | undefined> {
    const [plan] = await this.database.rows<{ answer: DeltaPage }>(
      'SELECT answer FROM sync_plans WHERE connection_id = $1 AND run_id = $2 AND answer IS NOT NULL',
      [connectionId, runId],
    );
    return plan?.answer;
  }

  /** The plan that waits for a run which is over, and how that ended. */
  async endedBy(connectionId: string, runId: string): Promise<PlannedEnd | undefined> {
    const [end] = await this.database.rows<PlannedEnd>(
      `SELECT p.id, r.status, r.progress, r.error FROM sync_plans p JOIN sync_runs r ON r.organization_id = p.organization_id AND r.id = p.run_id
       WHERE p.connection_id = $1 AND p.run_id = $2 AND p.status = 'applying' AND r.status NOT IN ('queued', 'running')`,
      [connectionId, runId],
    );
    return end;
  }

  /** The choices that people made in the mappings, as a text that changes with each of them. */
  async mappings(connectionId: string): Promise<string> {
    const [row] = await this.database.rows<{ state: string }>(
      `SELECT concat(count(*), ' ', extract(epoch FROM max(created_at))) AS state FROM chosen_partners WHERE connection_id = $1`,
      [connectionId],
    );
    return row?.state ?? '';
  }

  /** The records of ours that a plan of a push shows as sent, each as `entity id`. */
  async records(id: string): Promise<string[]> {
    const rows = await this.database.rows<{ key: string }>(
      `SELECT DISTINCT concat_ws(' ', entity, local_id) AS key FROM sync_plan_entries WHERE plan_id = $1 AND effect <> 'skip'`,
      [id],
    );
    return rows.map(({ key }) => key);
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

  /** Plans that nobody applied in time have expired. */
  async tidy(): Promise<void> {
    await this.database.rows(
      `UPDATE sync_plans SET status = 'expired', finished_at = now() WHERE status = 'ready' AND expires_at <= now()`,
    );
  }

  /** With their entries, which say what customers and contractors are called and where they live. */
  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM sync_plans WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM sync_plans WHERE created_at < $1 AND status NOT IN ('planning', 'applying') LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
