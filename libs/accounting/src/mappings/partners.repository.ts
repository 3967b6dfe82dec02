import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { MappedEntity } from './mapped-entities.js';

/** One entry of ours beside what it is in one company's books. */
export interface MappedRow {
  id: string;
  /** What it is sorted by: what somebody waits for comes first. */
  key: string;
  active: boolean;
  /** `linked`: both sides follow each other. `chosen`: a person said as what it is sent. */
  state: 'linked' | 'chosen' | 'unmatched';
  remoteId: string | null;
  partnerName: string | null;
}

export interface MappedFilter {
  state?: 'matched' | 'unmatched';
  q?: string;
  recordId?: string;
}

/** A list entry in the books, and the record of ours that comes in for it. */
export interface PartnerRow {
  remoteId: string;
  localId: string;
  snapshot: Record<string, unknown>;
}

export interface MappedCount {
  entity: MappedEntity;
  matched: number;
  unmatched: number;
  /** How many of the unmatched are waited for. */
  waitedFor: number;
}

const TABLES: Record<MappedEntity, string> = {
  item: 'items',
  'tax-code': 'tax_codes',
  account: 'ledger_accounts',
  term: 'terms',
  'payment-method': 'payment_methods',
};

/** As many entries as are compared; a company file's lists are shorter. */
const MOST = 2_000;

const parked = (entity: MappedEntity) => `SELECT CASE WHEN error -> 'waitsFor' ->> 'entity' = '${entity}'
    THEN error -> 'waitsFor' ->> 'localId' ELSE local_id::text END AS id
  FROM sync_operations WHERE connection_id = $1 AND status = 'parked'
    AND (entity = '${entity}' OR error -> 'waitsFor' ->> 'entity' = '${entity}')`;

/** Ours (`r`) with its link (`l`), with the partner somebody chose (`t`), and whether somebody waits for it (`w`). */
const beside = (entity: MappedEntity) => `FROM ${TABLES[entity]} r
  LEFT JOIN external_links l ON l.organization_id = r.organization_id AND l.connection_id = $1 AND l.entity = '${entity}'
    AND l.local_id = r.id AND l.deleted_at IS NULL
  LEFT JOIN chosen_partners p ON p.organization_id = r.organization_id AND p.connection_id = $1 AND p.entity = '${entity}' AND p.local_id = r.id
  LEFT JOIN external_links t ON t.organization_id = p.organization_id AND t.connection_id = p.connection_id AND t.entity = p.entity
    AND t.remote_id = p.remote_id AND t.deleted_at IS NULL
  LEFT JOIN (SELECT DISTINCT id FROM (${parked(entity)}) one) w ON w.id = r.id::text`;

const KEY = `CASE WHEN w.id IS NULL THEN '1' ELSE '0' END || lower(r.name)`;

/** Owns `chosen_partners`, and reads our lists beside what stands for them in one company's books. */
@Injectable()
export class PartnersRepository {
  constructor(private readonly database: Database) {}

  /** Our active entries, and those that somebody waits for. */
  page(
    connectionId: string,
    entity: MappedEntity,
    { state, q, recordId }: MappedFilter,
    after: readonly [key: string, id: string] | undefined,
    limit: number,
  ): Promise<MappedRow[]> {
    return this.database.rows<MappedRow>(
      `SELECT r.id, ${KEY} AS key, r.active, COALESCE(l.remote_id, t.remote_id) AS "remoteId", COALESCE(l.snapshot, t.snapshot) ->> 'name' AS "partnerName",
         CASE WHEN l.remote_id IS NOT NULL THEN 'linked' WHEN t.remote_id IS NOT NULL THEN 'chosen' ELSE 'unmatched' END AS state
       ${beside(entity)}
       WHERE (r.active OR w.id IS NOT NULL)
         AND ($2::text IS NULL OR (COALESCE(l.remote_id, t.remote_id) IS NULL) = ($2 = 'unmatched'))
         AND ($3::text IS NULL OR r.name ILIKE $3) AND ($4::uuid IS NULL OR r.id = $4::uuid)
         AND ($5::text IS NULL OR (${KEY}, r.id) > ($5, $6::uuid))
       ORDER BY ${KEY}, r.id LIMIT $7`,
      [
        connectionId,
        state ?? null,
        containing(q),
        recordId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
  }

  async counts(connectionId: string, entities: readonly MappedEntity[]): Promise<MappedCount[]> {
    const all = entities.map(
      (
        entity,
      ) => `SELECT '${entity}' AS entity, count(*) FILTER (WHERE COALESCE(l.remote_id, t.remote_id) IS NOT NULL)::int AS matched,
         count(*) FILTER (WHERE COALESCE(l.remote_id, t.remote_id) IS NULL)::int AS unmatched,
         count(*) FILTER (WHERE COALESCE(l.remote_id, t.remote_id) IS NULL AND w.id IS NOT NULL)::int AS "waitedFor"
       ${beside(entity)} WHERE r.active OR w.id IS NOT NULL`,
    );
    return this.database.rows<MappedCount>(all.join(' UNION ALL '), [connectionId]);
  }

  /** What the books have of a kind and still use. */
  partners(connectionId: string, entity: MappedEntity, q?: string): Promise<PartnerRow[]> {
    return this.database.rows<PartnerRow>(
      `SELECT remote_id AS "remoteId", local_id AS "localId", snapshot FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND deleted_at IS NULL AND snapshot_hash <> '' AND snapshot ->> 'active' IS DISTINCT FROM 'false'
         AND ($3::text IS NULL OR snapshot ->> 'name' ILIKE $3)
       ORDER BY snapshot ->> 'name', remote_id LIMIT ${MOST}`,
      [connectionId, entity, containing(q)],
    );
  }

  /** Whoever chooses for the same record waits until this unit of work ends. */
  async lock(connectionId: string, entity: MappedEntity, localId: string): Promise<void> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['chosen-partner', connectionId, entity, localId]),
    ]);
  }

  async chosen(connectionId: string, entity: MappedEntity, localId: string): Promise<string | undefined> {
    const [row] = await this.database.rows<{ remoteId: string }>(
      'SELECT remote_id AS "remoteId" FROM chosen_partners WHERE connection_id = $1 AND entity = $2 AND local_id = $3',
      [connectionId, entity, localId],
    );
    return row?.remoteId;
  }

  async save(connectionId: string, entity: MappedEntity, localId: string, remoteId: string): Promise<void> {
    await this.database.rows(
      `INSERT INTO chosen_partners (organization_id, connection_id, entity, local_id, remote_id) VALUES (current_organization(), $1, $2, $3, $4)
       ON CONFLICT (organization_id, connection_id, entity, local_id) DO UPDATE SET remote_id = EXCLUDED.remote_id, created_at = now()`,
      [connectionId, entity, localId, remoteId],
    );
  }

  async remove(connectionId: string, entity: MappedEntity, localId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'DELETE FROM chosen_partners WHERE connection_id = $1 AND entity = $2 AND local_id = $3 RETURNING local_id',
      [connectionId, entity, localId],
    );
    return rows.length > 0;
  }
}

function containing(q: string | undefined): string | null {
  return q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
}
