import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { PastDecision } from '../conflicts/suggestions.js';
import type { Entity } from '../ports/canonical-documents.js';

export const CONFLICT_KINDS = ['both-changed', 'deleted-there', 'deleted-here', 'totals-differ'] as const;
/**
 * `both-changed`: the same fields to different values. `deleted-there`: changed here, deleted in the books.
 * `deleted-here`: voided here, changed in the books. `totals-differ`: the books computed another total than we did.
 */
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface NewConflict {
  connectionId: string;
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
  kind: ConflictKind;
  fields: string[];
  base: object | null;
  local: object | null;
  remote: object | null;
}

export interface Conflict extends NewConflict {
  id: string;
  status: 'open' | 'resolved';
  resolution: object | null;
  createdAt: Date;
}

/** With who decided it, and when. */
export type DecidedConflict = Conflict & { resolvedAt: Date | null; resolvedBy: string | null };

export const FIELDS = `id, connection_id AS "connectionId", entity, local_id AS "localId", remote_id AS "remoteId", kind, status, fields, base, local, remote,
  resolution, created_at AS "createdAt"`;

const IS_ALIKE = `c.status = 'open' AND c.connection_id = $1 AND c.entity = $2 AND c.kind = $3 AND (c.kind <> 'both-changed' OR c.fields = $4::text[])`;

function likeness({ connectionId, entity, kind, fields }: Omit<Conflict, 'id'>): unknown[] {
  return [connectionId, entity, kind, fields];
}

@Injectable()
export class ConflictsRepository {
  constructor(private readonly database: Database) {}

  /** Records a conflict, replacing an open one of the same kind about the same record; new when there was none. */
  async open(conflict: NewConflict): Promise<{ id: string; isNew: boolean }> {
    const id = newId();
    const { connectionId, entity, localId, remoteId, kind, fields, base, local, remote } = conflict;
    const replaced = await this.database.rows(
      `DELETE FROM conflicts WHERE connection_id = $1 AND entity = $2 AND local_id IS NOT DISTINCT FROM $3::uuid AND kind = $4 AND status = 'open' RETURNING id`,
      [connectionId, entity, localId, kind],
    );
    await this.database.rows(
      `INSERT INTO conflicts (organization_id, id, connection_id, entity, local_id, remote_id, kind, status, fields, base, local, remote)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, $10)`,
      [id, connectionId, entity, localId, remoteId, kind, fields, json(base), json(local), json(remote)],
    );
    return { id, isNew: replaced.length === 0 };
  }

  async isOpen(connectionId: string, entity: Entity, localId: string): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT 1 FROM conflicts WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND status = 'open' AND kind <> 'totals-differ' LIMIT 1`,
      [connectionId, entity, localId],
    );
    return rows.length > 0;
  }

  /** The same, and it stays so until the unit of work ends: a decision that is just being carried out is waited for. */
  async holdOpen(connectionId: string, entity: Entity, localId: string): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT 1 FROM conflicts WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND status = 'open' AND kind <> 'totals-differ'
       ORDER BY id FOR SHARE`,
      [connectionId, entity, localId],
    );
    return rows.length > 0;
  }

  async list(status: string, before: string | undefined, limit: number): Promise<Conflict[]> {
    return this.database.rows<Conflict>(
      `SELECT ${FIELDS} FROM conflicts WHERE status = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
      [status, before ?? null, limit],
    );
  }

  /** The last ones about one record, the newest first, decided or not. */
  async ofRecord(connectionId: string, entity: Entity, localId: string): Promise<DecidedConflict[]> {
    return this.database.rows<DecidedConflict>(
      `SELECT ${FIELDS}, resolved_at AS "resolvedAt", resolved_by AS "resolvedBy" FROM conflicts
       WHERE connection_id = $1 AND entity = $2 AND local_id = $3 ORDER BY id DESC LIMIT 50`,
      [connectionId, entity, localId],
    );
  }

  /** What the conflict is about, whatever became of it. */
  async subjectOf(id: string): Promise<Pick<Conflict, 'entity' | 'localId'> | undefined> {
    const [subject] = await this.database.rows<Pick<Conflict, 'entity' | 'localId'>>(
      'SELECT entity, local_id AS "localId" FROM conflicts WHERE id = $1',
      [id],
    );
    return subject;
  }

  /** The open conflict, locked until the unit of work ends. */
  async lockOpen(id: string): Promise<Conflict | undefined> {
    const [conflict] = await this.database.rows<Conflict>(
      `SELECT ${FIELDS} FROM conflicts WHERE id = $1 AND status = 'open' FOR UPDATE`,
      [id],
    );
    return conflict;
  }

  async resolve(id: string, resolution: object, resolvedBy: string | null): Promise<void> {
    await this.database.rows(
      `UPDATE conflicts SET status = 'resolved', resolution = $2, resolved_at = now(), resolved_by = $3 WHERE id = $1`,
      [id, JSON.stringify(resolution), resolvedBy],
    );
  }

  /** Other open conflicts that one decision fits as well, the oldest first; what was deleted is decided as a whole. */
  async alike({ id, ...conflict }: Conflict, after: string | undefined, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT c.id FROM conflicts c WHERE c.id <> $5 AND ${IS_ALIKE} AND ($7::uuid IS NULL OR c.id > $7) ORDER BY c.id LIMIT $6`,
      [...likeness(conflict), id, limit, after ?? null],
    );
    return rows.map((row) => row.id);
  }

  async countAlike({ id, ...conflict }: Conflict): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM conflicts c WHERE c.id <> $5 AND ${IS_ALIKE}`,
      [...likeness(conflict), id],
    );
    return row?.count ?? 0;
  }

  /** How many other open ones each is like. */
  async countsAlike(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      `SELECT o.id, count(c.id)::int AS count FROM conflicts o
       JOIN conflicts c ON c.id <> o.id AND c.status = 'open' AND c.connection_id = o.connection_id AND c.entity = o.entity AND c.kind = o.kind
         AND (c.kind <> 'both-changed' OR c.fields = o.fields)
       WHERE o.id = ANY($1::uuid[]) GROUP BY o.id`,
      [ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** What people decided of such records lately, the newest first. */
  async pastDecisions(entities: readonly Entity[]): Promise<PastDecision[]> {
    return this.database.rows<PastDecision>(
      `SELECT connection_id AS "connectionId", entity, kind, fields, resolution FROM conflicts
       WHERE status = 'resolved' AND entity = ANY($1::text[]) AND resolution -> 'moot' IS NULL AND resolution IS NOT NULL ORDER BY resolved_at DESC, id DESC LIMIT 500`,
      [entities],
    );
  }

  /** A record that is gone there was taken back here as well: what was asked about it has its answer, and no person gave it. */
  async closeDeleted(connectionId: string, entity: Entity, localId: string): Promise<void> {
    await this.database.rows(
      `UPDATE conflicts SET status = 'resolved', resolution = '{"choice": "theirs", "moot": true}', resolved_at = now()
       WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND kind = 'deleted-there' AND status = 'open'`,
      [connectionId, entity, localId],
    );
  }
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
