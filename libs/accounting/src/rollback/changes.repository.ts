import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, RetentionRules } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import type { Fields } from './images.js';
import type { Side } from './rollback.types.js';

/** What one run, write, rollback, decision or notice changed of one record, on the side that it wrote. */
export interface SyncChange {
  id: string;
  connectionId: string;
  runId: string | null;
  operationId: string | null;
  rollbackId: string | null;
  conflictId: string | null;
  entity: Entity;
  localId: string;
  remoteId: string | null;
  side: Side;
  effect: 'create' | 'change' | 'remove';
  before: Fields;
  after: Fields;
  at: Date;
}

/** Who wrote, on which side, when and through what. */
export type Writer = Pick<SyncChange, 'side' | 'at' | 'runId' | 'operationId' | 'rollbackId' | 'conflictId'>;

/** Who wrote a field last, on one side, and what. */
export type LastWrite = Writer & { field: string; value: unknown };

/** A change to be kept; what caused it is named where there is such a thing. */
export type NewChange = Pick<
  SyncChange,
  'connectionId' | 'entity' | 'localId' | 'remoteId' | 'side' | 'effect' | 'before' | 'after'
> &
  Partial<Pick<SyncChange, 'runId' | 'operationId' | 'rollbackId' | 'conflictId'>>;

const FIELDS = `id, connection_id AS "connectionId", run_id AS "runId", operation_id AS "operationId", rollback_id AS "rollbackId", conflict_id AS "conflictId", entity,
  local_id AS "localId", remote_id AS "remoteId", side, effect, before, after, at`;

/** Owns `sync_changes`, and the mark on a run of which some are gone. */
@Injectable()
export class ChangesRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'sync-changes',
      description: 'What syncs changed field by field, by which they are undone.',
      ...{ defaultDays: 90, minDays: 7, maxDays: 730 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  /** One statement for any number; none for none. */
  async add(changes: readonly NewChange[]): Promise<void> {
    if (changes.length === 0) return;
    const ids = changes.map(() => newId()).sort();
    await this.database.rows(
      `INSERT INTO sync_changes (organization_id, id, connection_id, run_id, operation_id, rollback_id, conflict_id, entity, local_id, remote_id, side, effect, before, after)
       SELECT current_organization(), c.id, c."connectionId", c."runId", c."operationId", c."rollbackId", c."conflictId", c.entity, c."localId", c."remoteId", c.side, c.effect, c.before, c.after
       FROM json_to_recordset($1::json) AS c(id uuid, "connectionId" uuid, "runId" uuid, "operationId" uuid, "rollbackId" uuid, "conflictId" uuid, entity text,
         "localId" uuid, "remoteId" text, side text, effect text, before json, after json)`,
      [JSON.stringify(changes.map((change, index) => ({ ...change, id: ids[index] })))],
    );
  }

  /** What a run changed here, in its order. */
  ofRun(runId: string, limit: number): Promise<SyncChange[]> {
    return this.database.rows<SyncChange>(
      `SELECT ${FIELDS} FROM sync_changes WHERE run_id = $1 AND side = 'here' ORDER BY id LIMIT $2`,
      [runId, limit],
    );
  }

  /** What these writes changed there, in their order. */
  ofOperations(operationIds: readonly string[]): Promise<SyncChange[]> {
    return this.database.rows<SyncChange>(
      `SELECT ${FIELDS} FROM sync_changes WHERE operation_id = ANY($1::uuid[]) AND side = 'there' ORDER BY id`,
      [[...operationIds]],
    );
  }

  /** Of one record, the last first. */
  ofRecord(
    connectionId: string,
    entity: Entity,
    localId: string,
    before: string | undefined,
    limit: number,
  ): Promise<SyncChange[]> {
    return this.database.rows<SyncChange>(
      `SELECT ${FIELDS} FROM sync_changes WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND ($4::uuid IS NULL OR id < $4::uuid)
       ORDER BY id DESC LIMIT $5`,
      [connectionId, entity, localId, before ?? null, limit],
    );
  }

  /** The last writer of each field of one record, on each side. */
  lastWrites(connectionId: string, entity: Entity, localId: string): Promise<LastWrite[]> {
    return this.database.rows<LastWrite>(
      `SELECT DISTINCT ON (f.field, c.side) f.field, c.after -> f.field AS value, c.side, c.at, c.run_id AS "runId",
         c.operation_id AS "operationId", c.rollback_id AS "rollbackId", c.conflict_id AS "conflictId"
       FROM sync_changes c CROSS JOIN LATERAL json_object_keys(c.after) AS f(field)
       WHERE c.connection_id = $1 AND c.entity = $2 AND c.local_id = $3 ORDER BY f.field, c.side, c.id DESC`,
      [connectionId, entity, localId],
    );
  }

  /** Who made the record, on each side where it came from elsewhere: the run that brought it in, the write that made it there. */
  makers(connectionId: string, entity: Entity, localId: string): Promise<Writer[]> {
    return this.database.rows<Writer>(
      `SELECT 'here' AS side, coalesce(r.finished_at, r.started_at) AS at, r.id AS "runId", NULL AS "operationId", NULL AS "rollbackId", NULL AS "conflictId"
       FROM external_links l JOIN sync_runs r ON r.organization_id = l.organization_id AND r.id = l.first_run_id
       WHERE l.connection_id = $1 AND l.entity = $2 AND l.local_id = $3
       UNION ALL
       (SELECT c.side, c.at, c.run_id, c.operation_id, c.rollback_id, c.conflict_id FROM sync_changes c
        WHERE c.connection_id = $1 AND c.entity = $2 AND c.local_id = $3 AND c.side = 'there' AND c.effect = 'create' ORDER BY c.id DESC LIMIT 1)`,
      [connectionId, entity, localId],
    );
  }

  /** Whether some of what a run changed is not kept any more: undone in part, it would be neither one nor the other. */
  async isCutOff(runId: string): Promise<boolean> {
    const [run] = await this.database.rows<{ isCutOff: boolean }>(
      'SELECT changes_purged_at IS NOT NULL AS "isCutOff" FROM sync_runs WHERE id = $1',
      [runId],
    );
    return run?.isCutOff === true;
  }

  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows<{ runId: string | null }>(
      `DELETE FROM sync_changes WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM sync_changes WHERE at < $1 ORDER BY at LIMIT $2) RETURNING run_id AS "runId"`,
      [before, limit],
    );
    const runs = new Set(rows.flatMap(({ runId }) => runId ?? []));
    await this.database.rows(
      'UPDATE sync_runs SET changes_purged_at = now() WHERE id = ANY($1::uuid[]) AND changes_purged_at IS NULL',
      [[...runs]],
    );
    return rows.length;
  }
}
