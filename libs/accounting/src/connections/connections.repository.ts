import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { Database } from '#platform';
import type { RemoteCompany } from '../ports/accounting-connector.js';
import { isUniqueViolation } from '../unique-violation.js';
import { type ConnectionAction, type ConnectionStatus, connectionStates } from './connection.states.js';
import type { Directions } from './directions.js';
import { type Frequency, USUAL_FREQUENCY } from './frequency.js';

export interface ConnectionSettings {
  /** Off: nothing is sent to this company file. */
  push?: boolean;
  /** Off: nothing is fetched from it by schedule. */
  pull?: boolean;
  /** How often it is fetched by schedule. */
  frequency?: Frequency;
  /** Which way records of a kind go that a company file can do without. */
  directions?: Directions;
  /** Records of such a kind that ended before that day are left there; `YYYY-MM-DD`. */
  startDate?: string | null;
  /** On: a project that has no class of its name gets one. */
  makeClasses?: boolean;
  /** Off: no file goes along with a document. */
  attachments?: boolean;
  /** What the value of stock that jobs use is posted to there; none: the books are not told of it. */
  stockAccountId?: string | null;
  /** So long nothing may come through before somebody is told. */
  alertLagMinutes?: number;
  /** After so long more people are told of an alert that nobody has taken up. */
  alertEscalationMinutes?: number;
}

export interface Connection {
  id: string;
  system: string;
  status: ConnectionStatus;
  remoteCompanyId: string;
  remoteCompanyName: string | null;
  country: string | null;
  currency: string | null;
  settings: ConnectionSettings;
  /** Why it is not active, in a sentence. */
  statusReason: { message: string; fix?: string } | null;
  pausedUntil: Date | null;
  lastSuccessAt: Date | null;
  confirmedAt: Date | null;
  /** The last day of the closed period, as the company file last said; `YYYY-MM-DD`. */
  closedThrough: string | null;
  createdAt: Date;
}

const FIELDS = `id, system, status, remote_company_id AS "remoteCompanyId", remote_company_name AS "remoteCompanyName", country, currency, settings,
  status_reason AS "statusReason", paused_until AS "pausedUntil", last_success_at AS "lastSuccessAt", confirmed_at AS "confirmedAt", closed_through::text AS "closedThrough", created_at AS "createdAt"`;

@Injectable()
export class ConnectionsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Connection | undefined> {
    const [connection] = await this.database.rows<Connection>(
      `SELECT ${FIELDS} FROM connections WHERE id = $1`,
      [id],
    );
    return connection;
  }

  /** Throws `CONNECTION.NOT_FOUND`. */
  async get(id: string): Promise<Connection> {
    const connection = await this.find(id);
    if (!connection) throw noSuchConnection();
    return connection;
  }

  /**
   * The same, which nobody else changes until the open unit of work ends: of any number who would make a run of it at the
   * same time, one does. Rows that name it can still be written. Throws `CONNECTION.NOT_FOUND`.
   */
  async hold(id: string): Promise<Connection> {
    const [connection] = await this.database.rows<Connection>(
      `SELECT ${FIELDS} FROM connections WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    if (!connection) throw noSuchConnection();
    return connection;
  }

  async list(): Promise<Connection[]> {
    return this.database.rows<Connection>(
      `SELECT ${FIELDS} FROM connections WHERE status <> 'disconnected' ORDER BY created_at, id`,
    );
  }

  /** Throws `CONNECTION.COMPANY_ALREADY_LINKED` when any organization has linked the company file. */
  async create(system: string, company: RemoteCompany, createdBy: string | null): Promise<string> {
    const id = newId();
    try {
      await this.database.rows(
        `INSERT INTO connections (organization_id, id, system, status, remote_company_id, remote_company_name, country, currency, created_by, closed_through)
         VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8, $9::date)`,
        [
          id,
          system,
          connectionStates.initial,
          company.remoteCompanyId,
          company.name,
          company.country,
          company.currency,
          createdBy,
          company.closedThrough,
        ],
      );
      return id;
    } catch (error) {
      if (isUniqueViolation(error)) throw alreadyLinked(company.name);
      throw error;
    }
  }

  /** Which organization has linked a company file, whoever asks. */
  async ownerOf(
    system: string,
    remoteCompanyId: string,
  ): Promise<{ organizationId: string; id: string } | undefined> {
    const { rows } = await this.database.unscoped.query<{ organizationId: string; id: string }>(
      'SELECT organization_id AS "organizationId", id FROM system_connections($1, $2)',
      [system, remoteCompanyId],
    );
    return rows[0];
  }

  /** Moves the state machine. Throws `CONNECTION.TRANSITION` when the action is not allowed now. */
  async transition(
    id: string,
    action: ConnectionAction,
    reason: Connection['statusReason'] = null,
  ): Promise<ConnectionStatus> {
    const [row] = await this.database.rows<{ status: ConnectionStatus }>(
      'SELECT status FROM connections WHERE id = $1 FOR NO KEY UPDATE',
      [id],
    );
    if (!row) throw noSuchConnection();
    const status = connectionStates.next(row.status, action);
    await this.database.rows(
      `UPDATE connections SET status = $2, status_reason = $3, updated_at = now(),
         confirmed_at = CASE WHEN $4 = 'confirm' THEN now() ELSE confirmed_at END,
         works_since = CASE WHEN $2 = 'active' AND $4 IN ('confirm', 'resume', 'reauthorize') THEN now() ELSE works_since END WHERE id = $1`,
      [id, status, reason === null ? null : JSON.stringify(reason), action],
    );
    return status;
  }

  /** Calls fail: work waits and is tried again. Whoever paused or ended the connection meanwhile has the last word. */
  async degrade(id: string, message: string): Promise<void> {
    await this.database.rows(
      `UPDATE connections SET status = 'degraded', status_reason = $2, updated_at = now() WHERE id = $1 AND status = 'active'`,
      [id, JSON.stringify({ message })],
    );
  }

  /** `isOpened`: something goes from now on that was not to go before, so that nothing could be late until now. */
  async updateSettings(id: string, settings: ConnectionSettings, { isOpened = false } = {}): Promise<void> {
    await this.database.rows(
      `UPDATE connections SET settings = settings || $2::jsonb, updated_at = now(),
         works_since = CASE WHEN $3 OR ${isAllowedAgain('push')} OR ${isAllowedAgain('pull')} OR ${IS_OTHER_FREQUENCY} THEN now() ELSE works_since END WHERE id = $1`,
      [id, JSON.stringify(settings), isOpened],
    );
  }

  /** What the company file says of its closed period now. */
  async noteClosing(id: string, closedThrough: string | null): Promise<void> {
    await this.database.rows(
      'UPDATE connections SET closed_through = $2::date, updated_at = now() WHERE id = $1 AND closed_through IS DISTINCT FROM $2::date',
      [id, closedThrough],
    );
  }

  async noteSuccess(id: string): Promise<void> {
    await this.database.rows(
      `UPDATE connections SET last_success_at = now(), status = CASE WHEN status = 'degraded' THEN 'active' ELSE status END,
         status_reason = CASE WHEN status IN ('degraded', 'active') THEN NULL ELSE status_reason END, updated_at = now() WHERE id = $1`,
      [id],
    );
  }

  /** Nobody calls the company before then. A longer pause is never shortened. */
  async pauseUntil(id: string, milliseconds: number): Promise<void> {
    await this.database.rows(
      'UPDATE connections SET paused_until = GREATEST(paused_until, now() + make_interval(secs => $2)) WHERE id = $1',
      [id, milliseconds / 1000],
    );
  }

  /** Milliseconds until calls are allowed again; 0 when they are. */
  async pauseLeft(id: string): Promise<number> {
    const [row] = await this.database.rows<{ left: number }>(
      'SELECT GREATEST(0, EXTRACT(EPOCH FROM paused_until - now()) * 1000)::float8 AS left FROM connections WHERE id = $1 AND paused_until IS NOT NULL',
      [id],
    );
    return row?.left ?? 0;
  }
}

/** Whether new settings (`$2`) end what the stored ones forbid. */
function isAllowedAgain(way: 'push' | 'pull'): string {
  return `(settings ->> '${way}' = 'false' AND (settings || $2::jsonb) ->> '${way}' IS DISTINCT FROM 'false')`;
}

/** Which way the kind of records that `entity` says goes by the settings of a connection. */
function directionSql(connection: string, entity: string): string {
  return `COALESCE(${connection}.settings -> 'directions' ->> ${entity}, 'both')`;
}

/** Whether a write goes by its kind, as `isKindSent` says; what undoes one goes in any case. */
export function isWriteSentSql(connection: string, write: string): string {
  return `(${write}.undo IS NOT NULL OR ${directionSql(connection, `${write}.entity`)} IN ('both', 'to-books'))`;
}

/** The same for whoever has not joined its connection. */
export function mayGo(write: string): string {
  return `EXISTS (SELECT FROM connections s WHERE s.organization_id = ${write}.organization_id
    AND s.id = ${write}.connection_id AND ${isWriteSentSql('s', write)})`;
}

/** As SQL: whether records of the kind go any way at all. */
export function isKindUsedSql(connection: string, entity: string): string {
  return `${directionSql(connection, entity)} <> 'off'`;
}

/** Whether new settings (`$2`) fetch more or less often: how long nothing came through is told by the new rhythm, from now on. */
const IS_OTHER_FREQUENCY = `COALESCE(settings ->> 'frequency', '${USUAL_FREQUENCY}') <> COALESCE((settings || $2::jsonb) ->> 'frequency', '${USUAL_FREQUENCY}')`;

function noSuchConnection(): DomainError {
  return DomainError.notFound('CONNECTION.NOT_FOUND', 'There is no such connection.');
}

export function alreadyLinked(company: string): DomainError {
  return DomainError.conflict('CONNECTION.COMPANY_ALREADY_LINKED', `${company} is already linked.`, {
    fix: 'Disconnect it where it is linked first, or choose another company.',
  });
}
