import { Injectable } from '@nestjs/common';
import { canonicalJson, digestOfText, newId } from '#kernel';
import {
  copyField,
  copyRows,
  Database,
  instantText,
  mapInTurns,
  pipelined,
  prepareStaging,
  stagingTable,
  UnitOfWork,
} from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { isUniqueViolation } from '../unique-violation.js';

/** What both sides last agreed on about one record. Its `snapshot` names other records by our ids. */
export interface ExternalLink {
  entity: Entity;
  localId: string;
  remoteId: string;
  remoteVersion: string | null;
  remoteUpdatedAt: string | null;
  snapshot: Record<string, unknown>;
  snapshotHash: string;
  /** Grows when the remote record was deleted, so that no idempotency key from before is ever replayed. */
  generation: number;
  deleted: boolean;
}

/** A link as it is to be saved. `document`: what both sides agree on now; null for an id that is only set aside. */
export interface NewLink extends Omit<ExternalLink, 'snapshot' | 'snapshotHash' | 'deleted'> {
  document: Record<string, unknown> | null;
}

type LinkRow = Omit<ExternalLink, 'entity'>;

const FIELDS = `local_id AS "localId", remote_id AS "remoteId", remote_version AS "remoteVersion",
  ${instantText('remote_updated_at')} AS "remoteUpdatedAt", snapshot, snapshot_hash AS "snapshotHash", generation, deleted_at IS NOT NULL AS deleted`;

const COLUMNS = [
  'entity',
  'local_id',
  'remote_id',
  'remote_version',
  'remote_updated_at',
  'snapshot',
  'snapshot_hash',
  'generation',
];
const STAGING = stagingTable('import_external_links', 'external_links', COLUMNS);

const INSERT = `INSERT INTO external_links AS t (organization_id, connection_id, first_run_id, ${COLUMNS.join(', ')})
  SELECT (SELECT current_organization()), $1, $2::uuid, ${COLUMNS.join(', ')} FROM ${STAGING.name}`;

const MERGE = `${INSERT}
  ON CONFLICT (organization_id, connection_id, entity, remote_id) DO UPDATE SET
    local_id = EXCLUDED.local_id, remote_version = EXCLUDED.remote_version, remote_updated_at = EXCLUDED.remote_updated_at,
    snapshot = EXCLUDED.snapshot, snapshot_hash = EXCLUDED.snapshot_hash, deleted_at = NULL, updated_at = now()
    WHERE $3 OR t.local_id = EXCLUDED.local_id`;

/** Ours (`p`) that are sent as a record of theirs whose link (`l`) is another's. */
const CHOSEN = `FROM chosen_partners p JOIN external_links l
  ON l.organization_id = p.organization_id AND l.connection_id = p.connection_id AND l.entity = p.entity AND l.remote_id = p.remote_id`;

const BURY = 'SET deleted_at = now(), generation = generation + 1, updated_at = now()';

/** By how much the clocks of the nodes and of the database may differ, generously. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Somebody else linked a record meanwhile, to another of ours; read again, it is found. */
export class MetMeanwhile extends Error {}

@Injectable()
export class LinksRepository {
  private readonly writtenDown = new WeakMap<readonly NewLink[], string>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async byRemoteIds(
    connectionId: string,
    entity: Entity,
    remoteIds: readonly string[],
  ): Promise<Map<string, ExternalLink>> {
    const rows = await this.database.rows<LinkRow>(
      `SELECT ${FIELDS} FROM external_links WHERE connection_id = $1 AND entity = $2 AND remote_id = ANY($3::text[])`,
      [connectionId, entity, remoteIds],
    );
    return new Map(rows.map((row) => [row.remoteId, { ...row, entity }]));
  }

  async byLocalId(connectionId: string, entity: Entity, localId: string): Promise<ExternalLink | undefined> {
    const [row] = await this.database.rows<LinkRow>(
      `SELECT ${FIELDS} FROM external_links WHERE connection_id = $1 AND entity = $2 AND local_id = $3`,
      [connectionId, entity, localId],
    );
    return row && { ...row, entity };
  }

  /** What both sides last agreed on of these records, where they stand there; by our id. */
  async snapshots(
    connectionId: string,
    entity: Entity,
    localIds: readonly string[],
  ): Promise<Map<string, Record<string, unknown>>> {
    const rows = await this.database.rows<{ id: string; snapshot: Record<string, unknown> | null }>(
      `SELECT local_id AS id, snapshot FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND local_id = ANY($3::uuid[]) AND deleted_at IS NULL`,
      [connectionId, entity, [...localIds]],
    );
    return new Map(rows.flatMap(({ id, snapshot }) => (snapshot === null ? [] : [[id, snapshot]])));
  }

  /** How records of ours stand in connections, tombstones included: in the order asked, undefined where there is no link. */
  async standing(
    asked: readonly { connectionId: string; entity: Entity; localId: string }[],
  ): Promise<(Pick<ExternalLink, 'generation' | 'deleted'> | undefined)[]> {
    const rows = await this.database.rows<{ place: number; generation: number; deleted: boolean }>(
      `SELECT (w.place - 1)::int AS place, l.generation, l.deleted_at IS NOT NULL AS deleted
       FROM unnest($1::uuid[], $2::text[], $3::uuid[]) WITH ORDINALITY AS w(connection_id, entity, local_id, place)
       JOIN external_links l ON l.connection_id = w.connection_id AND l.entity = w.entity AND l.local_id = w.local_id`,
      [
        asked.map(({ connectionId }) => connectionId),
        asked.map(({ entity }) => entity),
        asked.map(({ localId }) => localId),
      ],
    );
    const found = new Map(rows.map(({ place, ...link }) => [place, link]));
    return asked.map((_, place) => found.get(place));
  }

  /** Pairs of ids only: what a reference needs. */
  async localIds(
    connectionId: string,
    entity: Entity,
    remoteIds: readonly string[],
  ): Promise<[remoteId: string, localId: string][]> {
    const rows = await this.database.rows<{ r: string; l: string }>(
      'SELECT remote_id AS r, local_id AS l FROM external_links WHERE connection_id = $1 AND entity = $2 AND remote_id = ANY($3::text[])',
      [connectionId, entity, remoteIds],
    );
    return rows.map(({ r, l }) => [r, l]);
  }

  async remoteIds(
    connectionId: string,
    entity: Entity,
    localIds: readonly string[],
  ): Promise<[localId: string, remoteId: string][]> {
    const rows = await this.database.rows<{ r: string; l: string }>(
      `SELECT p.remote_id AS r, p.local_id AS l ${CHOSEN} WHERE p.connection_id = $1 AND p.entity = $2 AND p.local_id = ANY($3::uuid[]) AND l.deleted_at IS NULL
       UNION ALL
       SELECT remote_id, local_id FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND local_id = ANY($3::uuid[]) AND deleted_at IS NULL`,
      [connectionId, entity, localIds],
    );
    return rows.map(({ r, l }) => [l, r]);
  }

  /** Of these records of ours that are sent as a partner somebody chose: the record that comes in for that partner. */
  async standingFor(connectionId: string, localIds: readonly string[]): Promise<Map<string, string>> {
    if (localIds.length === 0) return new Map();
    const rows = await this.database.rows<{ ours: string; theirs: string }>(
      `SELECT p.local_id AS ours, l.local_id AS theirs ${CHOSEN}
       WHERE p.connection_id = $1 AND p.local_id = ANY($2::uuid[]) AND l.deleted_at IS NULL`,
      [connectionId, [...localIds]],
    );
    return new Map(rows.map(({ ours, theirs }) => [ours, theirs]));
  }

  /** The customers, in our ids, that both sides last agreed these records are of. */
  async customersOf(connectionId: string, entity: Entity, localIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT snapshot->>'customerId' AS id FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND local_id = ANY($3::uuid[]) AND deleted_at IS NULL AND snapshot->>'customerId' IS NOT NULL`,
      [connectionId, entity, [...localIds]],
    );
    return rows.map(({ id }) => id);
  }

  /** The connections of this organization in which a record exists. */
  async connectionsOf(entity: Entity, localId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT connection_id AS id FROM external_links WHERE entity = $1 AND local_id = $2 AND deleted_at IS NULL',
      [entity, localId],
    );
    return rows.map(({ id }) => id);
  }

  /** The links of a record in all connections, tombstones included. */
  async everOf(entity: Entity, localId: string): Promise<Pick<ExternalLink, 'deleted'>[]> {
    return this.database.rows(
      'SELECT deleted_at IS NOT NULL AS deleted FROM external_links WHERE entity = $1 AND local_id = $2',
      [entity, localId],
    );
  }

  /** Which of these records exist in which of these connections, in one query: `connection entity id`. */
  async known(
    connectionIds: readonly string[],
    wanted: ReadonlyMap<Entity, ReadonlySet<string>>,
  ): Promise<Set<string>> {
    const pairs = [...wanted].flatMap(([entity, ids]) => [...ids].map((id) => [entity, id] as const));
    const rows = await this.database.rows<{ key: string }>(
      `SELECT concat_ws(' ', l.connection_id, l.entity, l.local_id) AS key
       FROM unnest($2::text[], $3::uuid[]) AS w(entity, id)
       JOIN external_links l ON l.entity = w.entity AND l.local_id = w.id
       WHERE l.connection_id = ANY($1::uuid[]) AND l.deleted_at IS NULL
       UNION ALL
       SELECT concat_ws(' ', p.connection_id, p.entity, p.local_id) ${CHOSEN}
       JOIN unnest($2::text[], $3::uuid[]) AS w(entity, id) ON p.entity = w.entity AND p.local_id = w.id
       WHERE p.connection_id = ANY($1::uuid[]) AND l.deleted_at IS NULL`,
      [[...connectionIds], pairs.map(([entity]) => entity), pairs.map(([, id]) => id)],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Writes down what `save` of these very links will send: their snapshots take longer than the rest of a page. */
  async writeDown(links: readonly NewLink[]): Promise<void> {
    this.writtenDown.set(links, (await mapInTurns(links, textOf)).join(''));
  }

  /**
   * Creates or replaces; inside the open unit of work. Unless a link `mayMove` to another record of ours, throws
   * `MetMeanwhile` when it would: two readers of the same new record would make two of it. Whoever has looked and found
   * none of them says that they are `fresh`, which spares a comparison. `runId`: the pull that brings in what is not linked
   * yet.
   */
  async save(
    connectionId: string,
    links: readonly NewLink[],
    { mayMove = false, fresh = false, runId }: { mayMove?: boolean; fresh?: boolean; runId?: string } = {},
  ): Promise<void> {
    if (links.length === 0) return;
    const { client } = this.unitOfWork;
    let merged: Promise<{ rowCount: number | null }> | undefined;
    try {
      await pipelined(client, () => {
        const staged = [
          prepareStaging(client, [STAGING]),
          copyRows(client, STAGING.name, COLUMNS, this.writtenDown.get(links) ?? links.map(textOf).join('')),
        ];
        const whose = [connectionId, runId ?? null];
        merged = fresh ? client.query(INSERT, whose) : client.query(MERGE, [...whose, mayMove]);
        return [...staged, merged];
      });
    } catch (error) {
      throw fresh && isUniqueViolation(error) ? metMeanwhile() : error;
    }
    if ((await merged)?.rowCount !== links.length) throw metMeanwhile();
  }

  /**
   * The remote records are gone: their links stay as tombstones, and their keys start a new generation. The files that hung
   * on them hang on nothing any more.
   */
  async markDeleted(connectionId: string, entity: Entity, remoteIds: readonly string[]): Promise<void> {
    await this.database.rows(
      `WITH gone AS (UPDATE external_links ${BURY} WHERE connection_id = $1 AND entity = $2 AND remote_id = ANY($3::text[]) AND deleted_at IS NULL RETURNING local_id)
       UPDATE external_links f ${BURY} FROM document_attachments a JOIN gone ON gone.local_id = a.document_id
       WHERE a.document = $2 AND f.connection_id = $1 AND f.entity = 'attachment' AND f.local_id = a.id AND f.deleted_at IS NULL`,
      [connectionId, entity, remoteIds],
    );
  }

  /**
   * Forgets what these records of ours were there before it was deleted, when they are something else there now: one of
   * ours has one link.
   */
  async forgetDeleted(
    connectionId: string,
    entity: Entity,
    links: readonly Pick<ExternalLink, 'localId' | 'remoteId'>[],
  ): Promise<void> {
    if (links.length === 0) return;
    await this.database.rows(
      `DELETE FROM external_links l USING unnest($3::uuid[], $4::text[]) AS n(local_id, remote_id)
       WHERE l.connection_id = $1 AND l.entity = $2 AND l.local_id = n.local_id AND l.remote_id <> n.remote_id AND l.deleted_at IS NOT NULL`,
      [connectionId, entity, links.map(({ localId }) => localId), links.map(({ remoteId }) => remoteId)],
    );
  }

  /** Gives one record's links to another in the connections where that one has none of its own. */
  async inherit(entity: Entity, fromId: string, toId: string): Promise<void> {
    await this.database.rows(
      `UPDATE external_links l SET local_id = $3, updated_at = now()
       WHERE entity = $1 AND local_id = $2 AND NOT EXISTS (
         SELECT FROM external_links o WHERE o.connection_id = l.connection_id AND o.entity = $1 AND o.local_id = $3)`,
      [entity, fromId, toId],
    );
  }

  /**
   * What a run made here and is there still, in the order in which it made it: without what we had sent there ourselves and
   * the run only recognized. Ids carry their time, so that links from before the run are not looked through.
   */
  async broughtIn(
    connectionId: string,
    entity: Entity,
    run: { id: string; startedAt: Date },
    limit: number,
  ): Promise<Pick<ExternalLink, 'localId' | 'remoteId'>[]> {
    return this.database.rows(
      `SELECT local_id AS "localId", remote_id AS "remoteId" FROM external_links l
       WHERE connection_id = $1 AND entity = $2 AND first_run_id = $3 AND local_id >= $5::uuid AND deleted_at IS NULL AND snapshot_hash <> '' AND NOT EXISTS (
         SELECT FROM sync_operations o WHERE o.connection_id = l.connection_id AND o.entity = l.entity AND o.local_id = l.local_id AND o.operation = 'create')
       ORDER BY local_id LIMIT $4`,
      [connectionId, entity, run.id, limit, newId(run.startedAt.getTime() - CLOCKS_DIFFER_MS)],
    );
  }

  async isAnyLinked(connectionId: string, entity: Entity): Promise<boolean> {
    const [row] = await this.database.rows<{ found: boolean }>(
      'SELECT EXISTS (SELECT FROM external_links WHERE connection_id = $1 AND entity = $2) AS found',
      [connectionId, entity],
    );
    return row?.found === true;
  }

  /** How many records of each entity are linked. */
  async counts(connectionId: string): Promise<Record<string, number>> {
    const rows = await this.database.rows<{ entity: string; count: number }>(
      'SELECT entity, count(*)::int AS count FROM external_links WHERE connection_id = $1 AND deleted_at IS NULL GROUP BY entity',
      [connectionId],
    );
    return Object.fromEntries(rows.map(({ entity, count }) => [entity, count]));
  }

  async page(connectionId: string, entity: Entity, after: string, limit: number): Promise<LinkRow[]> {
    return this.database.rows<LinkRow>(
      `SELECT ${FIELDS} FROM external_links WHERE connection_id = $1 AND entity = $2 AND remote_id > $3 ORDER BY remote_id LIMIT $4`,
      [connectionId, entity, after, limit],
    );
  }
}

function textOf({ document, ...link }: NewLink): string {
  const { entity, localId, remoteId, remoteVersion, remoteUpdatedAt, generation } = link;
  const snapshot = canonicalJson(document ?? {});
  const hash = document === null ? '' : digestOfText(snapshot);
  return `${[entity, localId, remoteId, remoteVersion, remoteUpdatedAt, snapshot, hash, generation].map(copyField).join('\t')}\n`;
}

function metMeanwhile(): MetMeanwhile {
  return new MetMeanwhile('A record was linked by somebody else while its page was being written.');
}
