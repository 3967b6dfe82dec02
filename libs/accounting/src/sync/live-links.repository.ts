import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';

@Injectable()
export class LiveLinksRepository {
  constructor(private readonly database: Database) {}

  /**
   * Ids there of what stands there as far as we know, in their order; without what a run brought in itself, and what is only
   * set aside.
   */
  async ids(
    connectionId: string,
    entity: Entity,
    { after, limit, runId }: { after: string; limit: number; runId?: string },
  ): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT remote_id AS id FROM external_links
       WHERE connection_id = $1 AND entity = $2 AND remote_id > $3 AND deleted_at IS NULL AND snapshot_hash <> ''
         AND first_run_id IS DISTINCT FROM $5::uuid
       ORDER BY remote_id LIMIT $4`,
      [connectionId, entity, after, limit, runId ?? null],
    );
    return rows.map(({ id }) => id);
  }
}
