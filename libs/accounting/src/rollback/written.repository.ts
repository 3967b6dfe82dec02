import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { statesThatCan } from '../sync/operation.states.js';
import type { Written } from './written.js';

/** Reads the writes of `sync_operations` that are to be undone, record by record. */
@Injectable()
export class WrittenRepository {
  constructor(private readonly database: Database) {}

  /** Those of these writes that this company was sent, the last written record first. */
  async of(connectionId: string, operationIds: readonly string[]): Promise<Written[]> {
    return this.database.rows<Written>(
      `SELECT t.entity, t.local_id AS "localId", array_agg(t.id ORDER BY t.id) AS "operationIds",
         (array_agg(t.remote_version ORDER BY t.confirmed_at DESC NULLS LAST, t.id DESC))[1] AS "remoteVersion",
         EXISTS (SELECT FROM sync_operations o WHERE o.connection_id = $1 AND o.entity = t.entity AND o.local_id = t.local_id
           AND o.status IN (${statesThatCan('claim')})) AS "isWaiting"
       FROM sync_operations t WHERE t.connection_id = $1 AND t.id = ANY($2::uuid[])
       GROUP BY t.entity, t.local_id ORDER BY max(t.confirmed_at) DESC NULLS LAST, max(t.id::text) DESC`,
      [connectionId, [...operationIds]],
    );
  }

  /** How far the writes of a rollback are: how many by status. */
  async sent(rollbackId: string): Promise<Record<string, number>> {
    const rows = await this.database.rows<{ status: string; count: number }>(
      `SELECT o.status, count(*)::int AS count FROM sync_rollback_entries e
       JOIN sync_operations o ON o.organization_id = e.organization_id AND o.id = e.operation_id
       WHERE e.rollback_id = $1 GROUP BY o.status`,
      [rollbackId],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}
