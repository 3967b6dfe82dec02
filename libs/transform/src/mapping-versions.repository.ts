import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';
import type { MappingDefinition } from './domain/mapping-definition.js';
import type { MappingVersionStatus } from './domain/mapping-version.states.js';

export interface MappingVersion {
  number: number;
  status: MappingVersionStatus;
  /** ISO 8601, UTC. */
  createdAt: string;
  createdBy: string | null;
  publishedAt: string | null;
  publishedBy: string | null;
}

export type WholeVersion = MappingVersion & { definition: MappingDefinition };

/** The numbers of a mapping's draft and published version. */
export interface CurrentVersions {
  draft: number | null;
  published: number | null;
}

const HEAD = `number, status, ${instantText('created_at')} AS "createdAt", created_by AS "createdBy",
  ${instantText('published_at')} AS "publishedAt", published_by AS "publishedBy"`;

/** Owns `field_mapping_versions`. */
@Injectable()
export class MappingVersionsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  list(mappingId: string, before: number | undefined, limit: number): Promise<MappingVersion[]> {
    return this.database.rows(
      `SELECT ${HEAD} FROM field_mapping_versions WHERE mapping_id = $1 AND ($2::int IS NULL OR number < $2)
       ORDER BY number DESC LIMIT $3`,
      [mappingId, before ?? null, limit],
    );
  }

  /** By number, or the one in a state that only one version can have. */
  async find(mappingId: string, which: number | 'draft' | 'published'): Promise<WholeVersion | undefined> {
    const column = typeof which === 'number' ? 'number' : 'status';
    const rows = await this.database.rows<WholeVersion>(
      `SELECT ${HEAD}, definition FROM field_mapping_versions WHERE mapping_id = $1 AND ${column} = $2`,
      [mappingId, which],
    );
    return rows[0];
  }

  async currentOf(mappingIds: readonly string[]): Promise<Map<string, CurrentVersions>> {
    const rows = await this.database.rows<CurrentVersions & { mappingId: string }>(
      `SELECT mapping_id AS "mappingId", max(number) FILTER (WHERE status = 'draft') AS draft,
         max(number) FILTER (WHERE status = 'published') AS published
       FROM field_mapping_versions WHERE mapping_id = ANY ($1::uuid[]) GROUP BY mapping_id`,
      [mappingIds],
    );
    return new Map(rows.map(({ mappingId, ...current }) => [mappingId, current]));
  }

  /** Changes the draft, or begins one with the next number. Answers its number. */
  async saveDraft(mappingId: string, definition: MappingDefinition, by: string | null): Promise<number> {
    const text = JSON.stringify(definition);
    const changed = await this.database.rows<{ number: number }>(
      `UPDATE field_mapping_versions SET definition = $2::jsonb, created_by = $3, created_at = now()
       WHERE mapping_id = $1 AND status = 'draft' RETURNING number`,
      [mappingId, text, by],
    );
    if (changed[0]) return changed[0].number;
    const added = await this.database.rows<{ number: number }>(
      `INSERT INTO field_mapping_versions (organization_id, mapping_id, number, status, definition, created_by)
       SELECT current_organization(), $1, coalesce(max(number), 0) + 1, 'draft', $2::jsonb, $3
       FROM field_mapping_versions WHERE mapping_id = $1 RETURNING number`,
      [mappingId, text, by],
    );
    return (added[0] as { number: number }).number;
  }

  async setStatus(mappingId: string, number: number, status: MappingVersionStatus): Promise<void> {
    await this.database.rows(
      `UPDATE field_mapping_versions SET status = $3 WHERE mapping_id = $1 AND number = $2`,
      [mappingId, number, status],
    );
  }

  async publish(
    mappingId: string,
    number: number,
    status: MappingVersionStatus,
    by: string | null,
  ): Promise<void> {
    await this.database.rows(
      `UPDATE field_mapping_versions SET status = $3, published_at = now(), published_by = $4
       WHERE mapping_id = $1 AND number = $2`,
      [mappingId, number, status, by],
    );
  }
}
