import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ConnectionStatus } from '../connections/connection.states.js';
import { type ConnectionSettings, isWriteSentSql } from '../connections/connections.repository.js';
import type { OperationStatus } from '../sync/operation.states.js';

export type WaitingStatus = Exclude<OperationStatus, 'confirmed' | 'superseded'>;

/** What has failed one time after the other, up to now. */
export interface Streak {
  failures: number;
  /** When the first of them failed; null without any. */
  since: Date | null;
  /** What the last of them met. */
  message: string | null;
}

/** What a connection's state of health is judged by. */
export interface ConnectionFacts {
  connectionId: string;
  system: string;
  company: string | null;
  status: ConnectionStatus;
  settings: ConnectionSettings;
  /** IANA, of the organization. */
  timezone: string;
  /** Whether the organization has its books fetched by schedule. */
  isScheduled: boolean;
  /** Since when it could send and fetch all the time. */
  worksSince: Date | null;
  lastSuccessAt: Date | null;
  accessExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
  refreshHardExpiresAt: Date | null;
  queue: Partial<Record<WaitingStatus, number>>;
  /** Since when the oldest write stands in line that waits for no person. */
  waitingSince: Date | null;
  writes: Streak;
  runs: Streak;
  /** Tries of the last 24 hours, to the full hour. */
  tries: number;
  confirmed: number;
}

type Row = Omit<ConnectionFacts, 'writes' | 'runs'> &
  Record<'writeFailures' | 'runFailures', number> &
  Record<'writesSince' | 'runsSince', Date | null> &
  Record<'writeMessage' | 'runMessage', string | null>;

/** Tries that a run has lost: an error that is shown belongs to the claim that has ended, no error to one that goes on. */
const LOST = `sum(CASE WHEN r.error IS NULL THEN r.fence - 1 ELSE r.fence END)`;

const FACTS = `SELECT c.id AS "connectionId", c.system, c.remote_company_name AS company, c.status, c.settings, g.timezone,
    g.sync_enabled AND c.settings ->> 'pull' IS DISTINCT FROM 'false' AS "isScheduled", c.works_since AS "worksSince", c.last_success_at AS "lastSuccessAt",
    k.access_expires_at AS "accessExpiresAt", k.refresh_expires_at AS "refreshExpiresAt", k.refresh_hard_expires_at AS "refreshHardExpiresAt",
    COALESCE(w.queue, '{}') AS queue, w.since AS "waitingSince",
    COALESCE(s.failures, 0) AS "writeFailures", s.since AS "writesSince", s.error ->> 'message' AS "writeMessage",
    GREATEST(COALESCE(f.failures, 0), 0)::int AS "runFailures", f.since AS "runsSince", f.message AS "runMessage",
    COALESCE(h.tries, 0)::int AS tries, COALESCE(h.confirmed, 0)::int AS confirmed
  FROM connections c
  JOIN organizations g ON g.id = c.organization_id
  LEFT JOIN connection_credentials k ON k.organization_id = c.organization_id AND k.connection_id = c.id
  LEFT JOIN sync_streaks s ON s.organization_id = c.organization_id AND s.connection_id = c.id
  CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(q.status, q.count) AS queue, min(q.since) FILTER (WHERE q.status <> 'parked') AS since
    FROM (SELECT o.status, count(*)::int AS count, min(o.in_line_since) AS since FROM sync_operations o
      WHERE o.organization_id = c.organization_id AND o.connection_id = c.id
        AND o.status IN ('planned', 'in_flight', 'uncertain', 'failed', 'parked')
        AND ${isWriteSentSql('c', 'o')} GROUP BY o.status) q) w
  CROSS JOIN LATERAL (
    SELECT ${LOST}::int AS failures, min(r.started_at) FILTER (WHERE r.error IS NOT NULL) AS since,
      (array_agg(r.error ->> 'message' ORDER BY r.started_at DESC) FILTER (WHERE r.error IS NOT NULL))[1] AS message
    FROM sync_runs r WHERE r.organization_id = c.organization_id AND r.connection_id = c.id AND r.status IN ('running', 'failed')
      AND r.started_at > COALESCE((SELECT l.started_at FROM sync_runs l WHERE l.organization_id = c.organization_id AND l.connection_id = c.id
        AND l.status = 'succeeded' ORDER BY l.started_at DESC LIMIT 1), '-infinity')) f
  CROSS JOIN LATERAL (
    SELECT sum(t.tries) FILTER (WHERE t.outcome <> 'waited') AS tries, sum(t.tries) FILTER (WHERE t.outcome = 'confirmed') AS confirmed
    FROM sync_operation_hours t WHERE t.organization_id = c.organization_id AND t.connection_id = c.id
      AND t.hour >= date_trunc('hour', $1::timestamptz - interval '24 hours', 'UTC')) h
  WHERE CASE WHEN $2::uuid IS NULL THEN c.status <> 'disconnected' ELSE c.id = $2::uuid END ORDER BY c.created_at, c.id`;

/** Reads, in one statement for all of them, how an organization's connections are. */
@Injectable()
export class FactsRepository {
  constructor(private readonly database: Database) {}

  /** Of every connection that was not ended, or of one, whatever its state. */
  async all(now: Date, connectionId?: string): Promise<ConnectionFacts[]> {
    const rows = await this.database.rows<Row>(FACTS, [now, connectionId ?? null]);
    return rows.map(
      ({ writeFailures, writesSince, writeMessage, runFailures, runsSince, runMessage, ...facts }) => ({
        ...facts,
        writes: { failures: writeFailures, since: writesSince, message: writeMessage },
        runs: { failures: runFailures, since: runsSince, message: runMessage },
      }),
    );
  }

  /** Organizations that have something to be watched. */
  async connectedOrganizations(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      'SELECT id FROM system_connected_organizations()',
    );
    return rows.map(({ id }) => id);
  }
}
