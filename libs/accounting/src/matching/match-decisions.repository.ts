import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PlannedMatch } from '../plans/plan.types.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { MatchedEntity } from './matched-facts.js';

/** What a person said of one record there: which of ours it is, or that it is none of them. */
export interface MatchDecision {
  entity: MatchedEntity;
  remoteId: string;
  /** Null: none of ours. */
  recordId: string | null;
}

/** A record that a plan would make and that is one of ours perhaps, with what was said of it. */
export interface MatchedEntry {
  entity: MatchedEntity;
  remoteId: string;
  label: string | null;
  match: PlannedMatch | null;
  isDecided: boolean;
  recordId: string | null;
}

export interface MatchCount {
  entity: MatchedEntity;
  same: number;
  different: number;
  open: number;
  /** Of the open: those that may be accepted together. */
  sure: number;
}

const ASKED = `FROM sync_plan_entries e JOIN sync_plans p ON p.organization_id = e.organization_id AND p.id = e.plan_id
  LEFT JOIN match_decisions d ON d.organization_id = p.organization_id AND d.connection_id = p.connection_id AND d.entity = e.entity AND d.remote_id = e.remote_id
  WHERE e.plan_id = $1 AND e.effect = 'create' AND p.direction = 'pull' AND (e.match IS NOT NULL OR d.record_id IS NOT NULL)`;

/** Owns `match_decisions`: they belong to the company, so that a plan that is made anew finds them. */
@Injectable()
export class MatchDecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Inside the open unit of work. Answers those of ours that somebody has matched with another record already. */
  async save(
    connectionId: string,
    decisions: readonly MatchDecision[],
    decidedBy: string | null,
  ): Promise<void> {
    await this.database.rows(
      `INSERT INTO match_decisions (organization_id, connection_id, entity, remote_id, record_id, decided_by)
       SELECT current_organization(), $1, d.entity, d."remoteId", d."recordId", $3
       FROM jsonb_to_recordset($2::jsonb) AS d(entity text, "remoteId" text, "recordId" uuid)
       ON CONFLICT (organization_id, connection_id, entity, remote_id) DO UPDATE SET
         record_id = EXCLUDED.record_id, decided_by = EXCLUDED.decided_by, decided_at = now()`,
      [connectionId, JSON.stringify(decisions), decidedBy],
    );
  }

  async forget(
    connectionId: string,
    records: readonly Pick<MatchDecision, 'entity' | 'remoteId'>[],
  ): Promise<void> {
    await this.database.rows(
      `DELETE FROM match_decisions d USING jsonb_to_recordset($2::jsonb) AS gone(entity text, "remoteId" text)
       WHERE d.connection_id = $1 AND d.entity = gone.entity AND d.remote_id = gone."remoteId"`,
      [connectionId, JSON.stringify(records)],
    );
  }

  /** Whoever decides for the same company waits until this unit of work ends. */
  async lock(connectionId: string): Promise<void> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['match-decisions', connectionId]),
    ]);
  }

  /** Everything a plan asks about, in its order. */
  async asked(planId: string): Promise<MatchedEntry[]> {
    return this.database.rows<MatchedEntry>(
      `SELECT e.entity, e.remote_id AS "remoteId", e.label, e.match, d.remote_id IS NOT NULL AS "isDecided", d.record_id AS "recordId"
       ${ASKED} ORDER BY e.sequence`,
      [planId],
    );
  }

  async counts(planId: string): Promise<MatchCount[]> {
    return this.database.rows<MatchCount>(
      `SELECT e.entity, count(*) FILTER (WHERE d.record_id IS NOT NULL)::int AS same,
         count(*) FILTER (WHERE d.remote_id IS NOT NULL AND d.record_id IS NULL)::int AS different,
         count(*) FILTER (WHERE d.remote_id IS NULL)::int AS open,
         count(*) FILTER (WHERE d.remote_id IS NULL AND (e.match ->> 'isSure')::boolean)::int AS sure
       ${ASKED} GROUP BY e.entity ORDER BY min(e.sequence)`,
      [planId],
    );
  }

  /** What was said of some records of a company. */
  async of(connectionId: string, entity: Entity, remoteIds: readonly string[]): Promise<MatchDecision[]> {
    return this.database.rows<MatchDecision>(
      `SELECT entity, remote_id AS "remoteId", record_id AS "recordId" FROM match_decisions
       WHERE connection_id = $1 AND entity = $2 AND remote_id = ANY($3::text[])`,
      [connectionId, entity, remoteIds],
    );
  }

  /** Ours that somebody has matched, each with the record there. */
  async taken(connectionId: string, entity: Entity): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ recordId: string; remoteId: string }>(
      `SELECT record_id AS "recordId", remote_id AS "remoteId" FROM match_decisions
       WHERE connection_id = $1 AND entity = $2 AND record_id IS NOT NULL`,
      [connectionId, entity],
    );
    return new Map(rows.map(({ recordId, remoteId }) => [recordId, remoteId]));
  }
}
