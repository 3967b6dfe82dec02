import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';

export interface NewConflict {
  connectionId: string;
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
  kind: 'both-changed' | 'deleted-there' | 'totals-differ';
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

const FIELDS = `id, connection_id AS "connectionId", entity, local_id AS "localId", remote_id AS "remoteId", kind, status, fields, base, local, remote,
  resolution, created_at AS "createdAt"`;

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

  async list(status: string, before: string | undefined, limit: number): Promise<Conflict[]> {
    return this.database.rows<Conflict>(
      `SELECT ${FIELDS} FROM conflicts WHERE status = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
      [status, before ?? null, limit],
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

  async countOpen(connectionId: string): Promise<number> {
    const [{ count }] = (await this.database.rows(
      `SELECT count(*)::int AS count FROM conflicts WHERE connection_id = $1 AND status = 'open'`,
      [connectionId],
    )) as [{ count: number }];
    return count;
  }
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
