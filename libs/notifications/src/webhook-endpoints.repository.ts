import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface WebhookEndpointRow {
  id: string;
  url: string;
  description: string | null;
  kinds: string[];
  secretSealed: string;
  previousSecretSealed: string | null;
  previousUntil: Date | null;
  active: boolean;
  inactiveReason: string | null;
  version: number;
  createdAt: Date;
}

export type NewWebhookEndpoint = Pick<
  WebhookEndpointRow,
  'id' | 'url' | 'description' | 'kinds' | 'secretSealed'
>;

const FIELDS = `id, url, description, kinds, secret_sealed AS "secretSealed", previous_secret_sealed AS "previousSecretSealed",
  previous_until AS "previousUntil", active, inactive_reason AS "inactiveReason", version, created_at AS "createdAt"`;

/** Owns `webhook_endpoints`. */
@Injectable()
export class WebhookEndpointsRepository {
  constructor(private readonly database: Database) {}

  async add({ id, url, description, kinds, secretSealed }: NewWebhookEndpoint): Promise<void> {
    await this.database.rows(
      `INSERT INTO webhook_endpoints (organization_id, id, url, description, kinds, secret_sealed)
       VALUES (current_organization(), $1, $2, $3, $4, $5)`,
      [id, url, description, kinds, secretSealed],
    );
  }

  page(limit: number, beforeId?: string): Promise<WebhookEndpointRow[]> {
    return this.database.rows<WebhookEndpointRow>(
      `SELECT ${FIELDS} FROM webhook_endpoints WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, beforeId ?? null],
    );
  }

  async find(id: string): Promise<WebhookEndpointRow | undefined> {
    const [row] = await this.database.rows<WebhookEndpointRow>(
      `SELECT ${FIELDS} FROM webhook_endpoints WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** False when it was changed or removed meanwhile. Switching it on forgets why it was off. */
  async change(
    id: string,
    version: number,
    { url, description, kinds, active }: Pick<WebhookEndpointRow, 'url' | 'description' | 'kinds' | 'active'>,
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET url = $3, description = $4, kinds = $5, active = $6,
              inactive_reason = CASE WHEN $6 THEN NULL ELSE inactive_reason END, version = version + 1, updated_at = now()
       WHERE id = $1 AND version = $2 RETURNING id`,
      [id, version, url, description, kinds, active],
    );
    return rows.length > 0;
  }

  /** The secret until now goes on signing beside the new one for a day. Both are sealed for their own columns. */
  async replaceSecret(id: string, secretSealed: string, previousSecretSealed: string): Promise<void> {
    await this.database.rows(
      `UPDATE webhook_endpoints SET secret_sealed = $2, previous_secret_sealed = $3, previous_until = now() + interval '24 hours',
              version = version + 1, updated_at = now() WHERE id = $1`,
      [id, secretSealed, previousSecretSealed],
    );
  }

  async idsFor(kind: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM webhook_endpoints WHERE active AND (cardinality(kinds) = 0 OR $1 = ANY(kinds))',
      [kind],
    );
    return rows.map(({ id }) => id);
  }

  async deactivate(id: string, reason: string): Promise<void> {
    await this.database.rows(
      'UPDATE webhook_endpoints SET active = false, inactive_reason = $2, version = version + 1, updated_at = now() WHERE id = $1',
      [id, reason],
    );
  }

  async remove(id: string): Promise<boolean> {
    return (
      (await this.database.rows('DELETE FROM webhook_endpoints WHERE id = $1 RETURNING id', [id])).length > 0
    );
  }
}
