import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';

export const FIELD_RULES = ['remote', 'local', 'newest', 'ask'] as const;
/** Whose value stands where both sides changed a field: the books', ours, that of whoever changed the record last, or as asked. */
export type FieldRule = (typeof FIELD_RULES)[number];

export interface StoredRule {
  entity: Entity;
  field: string;
  rule: FieldRule;
  setBy: string | null;
  /** ISO 8601 instant. */
  setAt: string;
}

@Injectable()
export class FieldPoliciesRepository {
  constructor(private readonly database: Database) {}

  all(): Promise<StoredRule[]> {
    return this.database.rows<StoredRule>(
      `SELECT entity, field, policy AS rule, set_by AS "setBy", ${instantText('set_at')} AS "setAt" FROM field_policies ORDER BY entity, field`,
    );
  }

  async of(entity: Entity): Promise<Map<string, FieldRule>> {
    const rows = await this.database.rows<{ field: string; rule: FieldRule }>(
      'SELECT field, policy AS rule FROM field_policies WHERE entity = $1',
      [entity],
    );
    return new Map(rows.map(({ field, rule }) => [field, rule]));
  }

  async set(entity: Entity, field: string, rule: FieldRule, setBy: string | null): Promise<void> {
    await this.database.rows(
      `INSERT INTO field_policies (organization_id, entity, field, policy, set_by) VALUES (current_organization(), $1, $2, $3, $4)
       ON CONFLICT (organization_id, entity, field) DO UPDATE SET policy = EXCLUDED.policy, set_by = EXCLUDED.set_by, set_at = now()`,
      [entity, field, rule, setBy],
    );
  }

  async forget(entity: Entity, field: string): Promise<void> {
    await this.database.rows('DELETE FROM field_policies WHERE entity = $1 AND field = $2', [entity, field]);
  }

  /**
   * When somebody here changed the record, for the last version of which that is known: a change plans a write as long as changes
   * are sent. Nothing where none was planned.
   */
  async changedHere(
    connectionId: string,
    entity: Entity,
    localId: string,
  ): Promise<{ at: string; version: number } | undefined> {
    const [row] = await this.database.rows<{ at: string; version: number }>(
      `SELECT ${instantText('max(created_at)')} AS at, max(local_version) AS version FROM sync_operations
       WHERE connection_id = $1 AND entity = $2 AND local_id = $3 AND undo IS NULL HAVING count(*) > 0`,
      [connectionId, entity, localId],
    );
    return row;
  }
}
