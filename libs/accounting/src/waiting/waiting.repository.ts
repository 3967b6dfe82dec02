import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { isKindUsedSql, mayGo } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type Conflict, FIELDS as OF_CONFLICTS } from '../sync/conflicts.repository.js';
import type { ExternalLink } from '../sync/links.repository.js';
import { isUnclearSql, statesThatCan } from '../sync/operation.states.js';
import type { OperationError, OperationKind, Undo } from '../sync/operations.repository.js';

/** A write that waits for a person. */
export interface ParkedWrite {
  id: string;
  connectionId: string;
  entity: Entity;
  localId: string;
  operation: OperationKind;
  error: OperationError | null;
  /** It was sent, and nobody can say whether it is there. */
  isUnclear: boolean;
  undo: Undo | null;
  updatedAt: Date;
}

/** One line of the list: a conflict or a write. */
export interface WaitingRow {
  id: string;
  isConflict: boolean;
}

/** One of our records in one company's books. */
export interface Place {
  connectionId: string;
  entity: Entity;
  localId: string;
}

export type Standing = Place & Pick<ExternalLink, 'remoteId' | 'snapshot' | 'deleted'>;

/** What goes on with one of our records. */
export interface Stir {
  /** A conflict about it is open. */
  isUndecided: boolean;
  /** A write of it may be in the books already, or is tried again by itself. */
  isOnItsWay: boolean;
}

export interface WaitingCount {
  connectionId: string;
  count: number;
  /** How many of them are conflicts. */
  conflicts: number;
}

const IS_FOR_A_PERSON = `(o.status = 'parked' OR ${isUnclearSql('o')})`;

/**
 * Writes whose record a conflict is open about go by what is decided of that, and are not shown twice. Nobody has to mend
 * what is not sent for its kind.
 */
const IS_WAITING = `${IS_FOR_A_PERSON} AND NOT EXISTS (SELECT FROM conflicts k WHERE k.organization_id = o.organization_id
  AND k.connection_id = o.connection_id AND k.entity = o.entity AND k.local_id = o.local_id AND k.status = 'open' AND k.kind <> 'totals-differ')
  AND ${mayGo('o')}`;

/** Of a connection that was ended nothing can be done any more. */
const OF_LIVING = (
  table: string,
) => `EXISTS (SELECT FROM connections n WHERE n.organization_id = ${table}.organization_id
  AND n.id = ${table}.connection_id AND n.status <> 'disconnected')`;

/** Of a kind that goes no way nobody has to decide either, until it goes one again. */
const OF_USED = `EXISTS (SELECT FROM connections n WHERE n.organization_id = c.organization_id AND n.id = c.connection_id
  AND n.status <> 'disconnected' AND ${isKindUsedSql('n', 'c.entity')})`;

const WRITE = `o.id, o.connection_id AS "connectionId", o.entity, o.local_id AS "localId", o.operation, o.error, o.status = 'uncertain' AS "isUnclear", o.undo, o.updated_at AS "updatedAt"`;

/** What is alike has one cause: as the books called it, at the same field. */
const CAUSE = `concat_ws('|', o.connection_id, o.status, o.error ->> 'kind', o.error ->> 'vendorCode', o.error ->> 'field', o.error ->> 'about')`;

const STANDING = `l.connection_id AS "connectionId", l.entity, l.local_id AS "localId", l.remote_id AS "remoteId", l.snapshot, l.deleted_at IS NOT NULL AS deleted`;

/** All tables that name contractors, but for what is only told of them. */
export const NAMING_CONTRACTORS: readonly string[] = [
  ...['invoices', 'purchase_orders', 'payments', 'credits', 'refunds', 'time_entries', 'expenses'],
  ...['work_order_assignments', 'rate_cards', 'approval_routes', 'memberships', 'contractor_states'],
  ...['location_points', 'location_views', 'location_consents'],
  ...['party_contacts', 'party_addresses', 'contractor_skills', 'contractor_clearances'],
];

/** What waits for a person: open conflicts, and writes that were parked or that nobody can find. Both stay where they are; here they are one list. */
@Injectable()
export class WaitingRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. Each half is read in the order of an index, no further than the page. */
  page(connectionId: string | undefined, before: string | undefined, limit: number): Promise<WaitingRow[]> {
    return this.database.rows<WaitingRow>(
      `(SELECT c.id, true AS "isConflict" FROM conflicts c WHERE c.status = 'open' AND ($1::uuid IS NULL OR c.connection_id = $1)
          AND ($2::uuid IS NULL OR c.id < $2) AND ${OF_USED} ORDER BY c.id DESC LIMIT $3)
       UNION ALL
       (SELECT o.id, false FROM sync_operations o WHERE ${IS_WAITING} AND ($1::uuid IS NULL OR o.connection_id = $1)
          AND ($2::uuid IS NULL OR o.id < $2) AND ${OF_LIVING('o')} ORDER BY o.id DESC LIMIT $3)
       ORDER BY id DESC LIMIT $3`,
      [connectionId ?? null, before ?? null, limit],
    );
  }

  /** How long the list is, by connection. */
  counts(connectionId?: string): Promise<WaitingCount[]> {
    return this.database.rows<WaitingCount>(
      `SELECT connection_id AS "connectionId", count(*)::int AS count, count(*) FILTER (WHERE is_conflict)::int AS conflicts FROM (
         SELECT c.connection_id, true AS is_conflict FROM conflicts c WHERE c.status = 'open' AND ($1::uuid IS NULL OR c.connection_id = $1) AND ${OF_USED}
         UNION ALL
         SELECT o.connection_id, false FROM sync_operations o WHERE ${IS_WAITING} AND ($1::uuid IS NULL OR o.connection_id = $1) AND ${OF_LIVING('o')}) one
       GROUP BY connection_id`,
      [connectionId ?? null],
    );
  }

  conflicts(ids: readonly string[]): Promise<Conflict[]> {
    return this.database.rows<Conflict>(`SELECT ${OF_CONFLICTS} FROM conflicts WHERE id = ANY($1::uuid[])`, [
      [...ids],
    ]);
  }

  writes(ids: readonly string[]): Promise<ParkedWrite[]> {
    return this.database.rows<ParkedWrite>(
      `SELECT ${WRITE} FROM sync_operations o WHERE o.id = ANY($1::uuid[]) AND ${IS_FOR_A_PERSON}`,
      [[...ids]],
    );
  }

  /** The write, if it waits still; whoever decides of it as well waits until the unit of work ends. */
  async hold(id: string): Promise<ParkedWrite | undefined> {
    const [write] = await this.database.rows<ParkedWrite>(
      `SELECT ${WRITE} FROM sync_operations o WHERE o.id = $1 AND ${IS_WAITING} AND ${OF_LIVING('o')} FOR UPDATE OF o`,
      [id],
    );
    return write;
  }

  /** How many writes wait for the same cause as each of these, itself not counted. */
  async alike(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; count: number }>(
      `WITH mine AS (SELECT o.id, ${CAUSE} AS cause FROM sync_operations o WHERE o.id = ANY($1::uuid[])),
         causes AS (SELECT ${CAUSE} AS cause, count(*)::int AS count FROM sync_operations o WHERE ${IS_WAITING} GROUP BY 1)
       SELECT m.id, c.count - 1 AS count FROM mine m JOIN causes c ON c.cause = m.cause`,
      [[...ids]],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Other writes that wait for the same cause, the oldest first. */
  async likeOf(id: string, after: string | undefined, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT o.id FROM sync_operations o WHERE o.id <> $1 AND ($2::uuid IS NULL OR o.id > $2) AND ${IS_WAITING}
         AND ${CAUSE} = (SELECT ${CAUSE} FROM sync_operations o WHERE o.id = $1) ORDER BY o.id LIMIT $3`,
      [id, after ?? null, limit],
    );
    return rows.map((row) => row.id);
  }

  async countLike(id: string): Promise<number> {
    return (await this.alike([id])).get(id) ?? 0;
  }

  /** What both sides last agreed on of these records of ours; one that was never there is not in the answer. */
  async standings(places: readonly Place[]): Promise<Map<string, Standing>> {
    if (places.length === 0) return new Map();
    const rows = await this.database.rows<Standing>(
      `SELECT ${STANDING} FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS w(connection_id, entity, local_id)
       JOIN external_links l ON l.connection_id = w.connection_id AND l.entity = w.entity AND l.local_id = w.local_id AND l.snapshot_hash <> ''`,
      [
        places.map(({ connectionId }) => connectionId),
        places.map(({ entity }) => entity),
        places.map(({ localId }) => localId),
      ],
    );
    return new Map(rows.map((row) => [placeKey(row), row]));
  }

  /** What stands there under these ids of theirs. */
  async there(
    asked: readonly { connectionId: string; entity: Entity; remoteId: string }[],
  ): Promise<Standing[]> {
    if (asked.length === 0) return [];
    return this.database.rows<Standing>(
      `SELECT ${STANDING} FROM unnest($1::uuid[], $2::text[], $3::text[]) AS w(connection_id, entity, remote_id)
       JOIN external_links l ON l.connection_id = w.connection_id AND l.entity = w.entity AND l.remote_id = w.remote_id
         AND l.deleted_at IS NULL AND l.snapshot_hash <> ''`,
      [
        asked.map(({ connectionId }) => connectionId),
        asked.map(({ entity }) => entity),
        asked.map(({ remoteId }) => remoteId),
      ],
    );
  }

  /** The write goes by itself as soon as that record of ours is in the books as it is now. */
  async waitFor(id: string, record: { entity: Entity; localId: string }): Promise<void> {
    await this.database.rows(
      `UPDATE sync_operations SET error = COALESCE(error, '{}') || jsonb_build_object('waitsFor', $2::jsonb), updated_at = now()
       WHERE id = $1 AND status = 'parked'`,
      [id, JSON.stringify(record)],
    );
  }

  /**
   * Whether that record is not there yet as it is here. Whoever is settling that at this moment is waited for; so nobody asks
   * who holds anything that he may wait for.
   */
  async isStillComing({ connectionId, entity, localId }: Place): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT id FROM sync_operations WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND status IN (${statesThatCan('claim')}, 'parked') ORDER BY id FOR SHARE`,
      [connectionId, entity, localId],
    );
    return rows.length > 0;
  }

  async stirOf({ connectionId, entity, localId }: Place): Promise<Stir> {
    const [row] = await this.database.rows<Stir>(
      `SELECT EXISTS (SELECT FROM conflicts WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND status = 'open' AND kind <> 'totals-differ') AS "isUndecided",
         EXISTS (SELECT FROM sync_operations WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND status IN ('in_flight', 'uncertain', 'failed')) AS "isOnItsWay"`,
      [connectionId, entity, localId],
    );
    return row ?? { isUndecided: false, isOnItsWay: false };
  }

  /** Whether anything here names that contractor: then the record that came in for her has work of its own. */
  async isContractorNamed(id: string): Promise<boolean> {
    const [row] = await this.database.rows<{ found: boolean }>(
      `SELECT ${NAMING_CONTRACTORS.map((table) => `EXISTS (SELECT FROM ${table} WHERE contractor_id = $1)`).join(' OR ')} AS found`,
      [id],
    );
    return row?.found === true;
  }
}

export function placeKey({ connectionId, entity, localId }: Place): string {
  return `${connectionId} ${entity} ${localId}`;
}
