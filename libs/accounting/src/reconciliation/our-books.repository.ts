import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { LedgerSide, OpenDocument, PartyBalance } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import { OPEN_ITEMS, partyKeyOf } from './open-items-sql.repository.js';
import { TWINS } from './twin-places.js';

/** Which documents of ours one company file should have. */
export interface BooksScope {
  connectionId: string;
  side: LedgerSide;
  /** Nothing that is dated later is compared. */
  lastDay: string;
  /** Whether the file takes what belongs to no other company. */
  isFirst: boolean;
}

/** A document of which not the same is open on both sides, in home currency. */
export interface OpenGap {
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
  /** Who it is on here and there: our id, or theirs where we have none. */
  ourParty: string | null;
  theirParty: string | null;
  ours: string;
  theirs: string;
}

/** A customer or vendor who does not owe, or is not owed, the same on both sides. */
export interface PartyGap {
  /** Our id, or theirs where we have none. */
  party: string;
  partyId: string | null;
  remoteId: string | null;
  name: string | null;
  ours: string;
  theirs: string;
  /** Documents of ours that are open. */
  documents: number;
}

/** A document that seems to be a second entry of one that was sent from here. */
export interface DoubledDocument {
  entity: Entity;
  localId: string;
  remoteId: string;
  label: string | null;
  currency: string;
  partyId: string | null;
  total: string;
  /** The number or day of the one from here. */
  twin: string;
}

/** Our side of a reconciliation. Sums are made by the database, and only what differs leaves it. */
@Injectable()
export class OurBooksRepository {
  constructor(private readonly database: Database) {}

  /** Whether what belongs to no company goes to this one: it is the first that works. */
  async isFirst(connectionId: string): Promise<boolean> {
    const [row] = await this.database.rows<{ id: string }>(
      `SELECT id FROM connections WHERE status <> 'disconnected' AND status <> 'pending' ORDER BY created_at, id LIMIT 1`,
    );
    return row?.id === connectionId;
  }

  /** The control total. */
  async total(scope: BooksScope): Promise<string> {
    const [row] = await this.database.rows<{ total: string }>(
      `WITH ${OPEN_ITEMS} SELECT COALESCE(sum(open), 0)::text AS total FROM ours`,
      valuesOf(scope),
    );
    return row?.total ?? '0';
  }

  /** What differs from what their list of open documents says. */
  async openGaps(scope: BooksScope, theirs: readonly OpenDocument[]): Promise<OpenGap[]> {
    const { join, key } = partyKeyOf('t');
    const told = theirs.filter((one) => one.entity !== null && one.remoteId !== '');
    return this.database.rows<OpenGap>(
      `WITH ${OPEN_ITEMS},
       told AS (SELECT entity, remote_id, max(party_id) AS party_id, sum(amount) AS amount
         FROM unnest($5::text[], $6::text[], $7::text[], $8::numeric[]) AS n(entity, remote_id, party_id, amount) GROUP BY entity, remote_id),
       theirs AS (SELECT t.entity, t.remote_id, t.amount, COALESCE(${key}, t.party_id) AS party FROM told t ${join})
       SELECT COALESCE(t.entity, o.entity) AS entity, o.id AS "localId", COALESCE(t.remote_id, o.live_id) AS "remoteId",
         o.party::text AS "ourParty", t.party AS "theirParty", COALESCE(o.open, 0)::text AS ours, COALESCE(t.amount, 0)::text AS theirs
       FROM theirs t FULL JOIN ours o ON o.entity = t.entity AND o.live_id = t.remote_id
       WHERE COALESCE(t.amount, 0) <> COALESCE(o.open, 0)
       ORDER BY 1, 3, 2`,
      [
        ...valuesOf(scope),
        told.map(({ entity }) => entity),
        told.map(({ remoteId }) => remoteId),
        told.map(({ partyId }) => partyId),
        told.map(({ amount }) => amount),
      ],
    );
  }

  /** What differs from what their report says of each customer or vendor. */
  async partyGaps(scope: BooksScope, theirs: readonly PartyBalance[]): Promise<PartyGap[]> {
    const { join, key } = partyKeyOf('t');
    return this.database.rows<PartyGap>(
      `WITH ${OPEN_ITEMS},
       told AS (SELECT * FROM unnest($5::text[], $6::numeric[], $7::text[]) AS n(party_id, amount, name)),
       theirs AS (SELECT COALESCE(${key}, t.party_id) AS party, ${key} AS local_id, min(t.party_id) AS remote_id, min(t.name) AS name, sum(t.amount) AS amount
         FROM told t ${join} GROUP BY 1, 2),
       here AS (SELECT party::text AS party, sum(open) AS open, count(*)::int AS documents FROM ours GROUP BY 1)
       SELECT COALESCE(t.party, h.party) AS party, COALESCE(t.local_id, h.party) AS "partyId", t.remote_id AS "remoteId", t.name,
         COALESCE(h.open, 0)::text AS ours, COALESCE(t.amount, 0)::text AS theirs, COALESCE(h.documents, 0) AS documents
       FROM theirs t FULL JOIN here h ON h.party = t.party
       WHERE COALESCE(t.amount, 0) <> COALESCE(h.open, 0) ORDER BY 1`,
      [
        ...valuesOf(scope),
        theirs.map(({ remoteId }) => remoteId),
        theirs.map(({ amount }) => amount),
        theirs.map(({ name }) => name),
      ],
    );
  }

  /**
   * Documents that were written there, of which one like each was made here and sent: the same customer and total, with the
   * same number or of the same day. Of those that came in since, and of these.
   */
  async doubled(
    connectionId: string,
    system: string,
    { since, ids }: { since: Date | null; ids: readonly string[] },
  ): Promise<DoubledDocument[]> {
    const parts = Object.entries(TWINS).map(
      ([entity, { table, direction, total, number, day }]) =>
        `SELECT '${entity}' AS entity, d.id AS "localId", l.remote_id AS "remoteId", COALESCE(d.${number}, d.${day}::text) AS label, d.currency,
           COALESCE(d.customer_id, d.contractor_id)::text AS "partyId", round(d.${total}, 2)::text AS total, COALESCE(o.${number}, o.${day}::text) AS twin
         FROM ${table} d
         JOIN ${table} o ON o.direction = d.direction AND o.id <> d.id AND o.source <> $2 AND o.status <> 'void' AND o.${total} = d.${total}
           AND COALESCE(o.customer_id, o.contractor_id) = COALESCE(d.customer_id, d.contractor_id)
           AND (o.${day} = d.${day} OR lower(o.${number}) = lower(d.${number}))
         JOIN external_links l ON l.connection_id = $1 AND l.entity = '${entity}' AND l.local_id = d.id AND l.deleted_at IS NULL
         JOIN external_links m ON m.connection_id = $1 AND m.entity = '${entity}' AND m.local_id = o.id AND m.deleted_at IS NULL
         WHERE d.direction = '${direction}' AND d.source = $2 AND d.status <> 'void' AND d.${total} > 0 AND (d.created_at >= $3 OR d.id = ANY($4::uuid[]))`,
    );
    return this.database.rows<DoubledDocument>(
      `SELECT DISTINCT ON (entity, "localId") * FROM (${parts.join(' UNION ALL ')}) found ORDER BY entity, "localId", twin`,
      [connectionId, system, since, [...ids]],
    );
  }

  /** How many objects there hold a record of ours of these kinds. */
  async count(connectionId: string, entities: readonly Entity[]): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(DISTINCT remote_id)::int AS count FROM external_links
       WHERE connection_id = $1 AND entity = ANY($2::text[]) AND deleted_at IS NULL AND snapshot_hash <> ''`,
      [connectionId, [...entities]],
    );
    return row?.count ?? 0;
  }

  /** Their numbers of our records, a page at a time by number. */
  async linkedIds(connectionId: string, entity: Entity, after: string, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT remote_id AS id FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND deleted_at IS NULL AND snapshot_hash <> '' AND remote_id > $3 ORDER BY remote_id LIMIT $4`,
      [connectionId, entity, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** When the last sync that ended well began, and which it was. */
  async lastSync(connectionId: string): Promise<{ id: string; startedAt: Date } | undefined> {
    const [row] = await this.database.rows<{ id: string; startedAt: Date }>(
      `SELECT id, started_at AS "startedAt" FROM sync_runs WHERE connection_id = $1 AND status = 'succeeded' ORDER BY started_at DESC LIMIT 1`,
      [connectionId],
    );
    return row;
  }
}

function valuesOf({ connectionId, side, lastDay, isFirst }: BooksScope): unknown[] {
  return [connectionId, side, lastDay, isFirst];
}
