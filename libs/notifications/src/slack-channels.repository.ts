import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Language } from './domain/notification-kind.js';

export interface SlackChannelRow {
  id: string;
  name: string;
  urlSealed: string;
  kinds: string[];
  language: Language;
  active: boolean;
  inactiveReason: string | null;
  createdAt: Date;
}

export type SlackChannelChange = Pick<
  SlackChannelRow,
  'id' | 'name' | 'urlSealed' | 'kinds' | 'language' | 'active'
>;

const FIELDS = `id, name, url_sealed AS "urlSealed", kinds, language, active, inactive_reason AS "inactiveReason", created_at AS "createdAt"`;

/** Owns `slack_channels`. */
@Injectable()
export class SlackChannelsRepository {
  constructor(private readonly database: Database) {}

  async save({ id, name, urlSealed, kinds, language, active }: SlackChannelChange): Promise<void> {
    await this.database.rows(
      `INSERT INTO slack_channels (organization_id, id, name, url_sealed, kinds, language, active)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6)
       ON CONFLICT (organization_id, id) DO UPDATE SET name = EXCLUDED.name, url_sealed = EXCLUDED.url_sealed,
         kinds = EXCLUDED.kinds, language = EXCLUDED.language, active = EXCLUDED.active, inactive_reason = NULL`,
      [id, name, urlSealed, kinds, language, active],
    );
  }

  list(): Promise<SlackChannelRow[]> {
    return this.database.rows<SlackChannelRow>(
      `SELECT ${FIELDS} FROM slack_channels ORDER BY name, id LIMIT 200`,
    );
  }

  async find(id: string): Promise<SlackChannelRow | undefined> {
    const [row] = await this.database.rows<SlackChannelRow>(
      `SELECT ${FIELDS} FROM slack_channels WHERE id = $1`,
      [id],
    );
    return row;
  }

  async idsFor(kind: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM slack_channels WHERE active AND (cardinality(kinds) = 0 OR $1 = ANY(kinds))',
      [kind],
    );
    return rows.map(({ id }) => id);
  }

  async deactivate(id: string, reason: string): Promise<void> {
    await this.database.rows('UPDATE slack_channels SET active = false, inactive_reason = $2 WHERE id = $1', [
      id,
      reason,
    ]);
  }

  async remove(id: string): Promise<boolean> {
    return (
      (await this.database.rows('DELETE FROM slack_channels WHERE id = $1 RETURNING id', [id])).length > 0
    );
  }
}
