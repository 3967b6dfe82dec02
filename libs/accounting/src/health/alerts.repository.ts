import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, requireScope } from '#platform';
import type { AlertState } from './alert-course.js';
import type { AlertKind } from './alert-findings.js';

export interface SyncAlert extends AlertState {
  id: string;
  connectionId: string;
  kind: AlertKind;
  /** What the company calls itself in the books; null when it has not said. */
  company: string | null;
  system: string;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
}

export interface AlertFilter {
  connectionId?: string;
  /** true: what is not over; false: what is. */
  isOpen?: boolean;
}

/** An alert that is over, and how long its kind of trouble is silenced for its connection. */
export interface Silence {
  connectionId: string;
  kind: AlertKind;
  silencedUntil: Date;
}

const FIELDS = `a.id, a.connection_id AS "connectionId", a.kind, a.status, a.details, c.remote_company_name AS company, c.system,
  a.opened_at AS "openedAt", a.told_at AS "toldAt", a.escalated_at AS "escalatedAt", a.acknowledged_at AS "acknowledgedAt",
  a.acknowledged_by AS "acknowledgedBy", a.silenced_until AS "silencedUntil", a.clear_since AS "clearSince", a.resolved_at AS "resolvedAt"`;
const ALERTS =
  'sync_alerts a JOIN connections c ON c.organization_id = a.organization_id AND c.id = a.connection_id';

/** What is over is history, and kept as long as the books of a year are talked about. */
const KEPT_DAYS = 400;

/** Owns `sync_alerts`. */
@Injectable()
export class AlertsRepository {
  constructor(private readonly database: Database) {}

  /** True for the one watcher, of all nodes, that looks at this organization now; until the unit of work ends. */
  async claimWatch(): Promise<boolean> {
    const { organizationId } = requireScope();
    const [row] = await this.database.rows<{ mine: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
      [`sync-alerts:${organizationId}`],
    );
    return row?.mine === true;
  }

  /** What is not over, locked until the unit of work ends. */
  async lockUnresolved(): Promise<SyncAlert[]> {
    return this.database.rows<SyncAlert>(
      `SELECT ${FIELDS} FROM ${ALERTS} WHERE a.status <> 'resolved' ORDER BY a.id FOR UPDATE OF a`,
    );
  }

  async silences(now: Date): Promise<Silence[]> {
    return this.database.rows<Silence>(
      `SELECT connection_id AS "connectionId", kind, max(silenced_until) AS "silencedUntil" FROM sync_alerts
       WHERE status = 'resolved' AND silenced_until > $1 GROUP BY connection_id, kind`,
      [now],
    );
  }

  async find(id: string): Promise<SyncAlert | undefined> {
    const [alert] = await this.database.rows<SyncAlert>(`SELECT ${FIELDS} FROM ${ALERTS} WHERE a.id = $1`, [
      id,
    ]);
    return alert;
  }

  async lock(id: string): Promise<SyncAlert | undefined> {
    const [alert] = await this.database.rows<SyncAlert>(
      `SELECT ${FIELDS} FROM ${ALERTS} WHERE a.id = $1 FOR UPDATE OF a`,
      [id],
    );
    return alert;
  }

  /** Newest first. */
  async list({ connectionId, isOpen }: AlertFilter, before: string | undefined, limit: number) {
    return this.database.rows<SyncAlert>(
      `SELECT ${FIELDS} FROM ${ALERTS} WHERE ($1::uuid IS NULL OR a.connection_id = $1::uuid)
         AND ($2::boolean IS NULL OR (a.status <> 'resolved') = $2::boolean) AND ($3::uuid IS NULL OR a.id < $3::uuid)
       ORDER BY a.id DESC LIMIT $4`,
      [connectionId ?? null, isOpen ?? null, before ?? null, limit],
    );
  }

  /** Undefined when the same is open already. */
  async open(connectionId: string, kind: AlertKind, alert: AlertState): Promise<string | undefined> {
    const [row] = await this.database.rows<{ id: string }>(
      `INSERT INTO sync_alerts (organization_id, id, connection_id, kind, status, details, opened_at, told_at, silenced_until)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[newId(), connectionId, kind, alert.status, JSON.stringify(alert.details)],
        ...[alert.openedAt, alert.toldAt, alert.silencedUntil],
      ],
    );
    return row?.id;
  }

  /** Of a locked one. */
  async save(id: string, alert: AlertState): Promise<void> {
    await this.database.rows(
      `UPDATE sync_alerts SET status = $2, details = $3, told_at = $4, escalated_at = $5, silenced_until = $6, clear_since = $7, resolved_at = $8
       WHERE id = $1`,
      [
        ...[id, alert.status, JSON.stringify(alert.details), alert.toldAt, alert.escalatedAt],
        ...[alert.silencedUntil, alert.clearSince, alert.resolvedAt],
      ],
    );
  }

  /** Of a locked one; null: by no person. */
  async noteAcknowledged(id: string, by: string | null, now: Date): Promise<void> {
    await this.database.rows(
      'UPDATE sync_alerts SET acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1',
      [id, now, by],
    );
  }

  async forgetOld(): Promise<void> {
    await this.database.rows(
      `DELETE FROM sync_alerts WHERE status = 'resolved' AND resolved_at < now() - make_interval(days => ${KEPT_DAYS})`,
    );
  }
}
