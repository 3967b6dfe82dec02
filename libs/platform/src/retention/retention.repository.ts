import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Owns `retention_settings`: how long an organization keeps what, where it decided that. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly database: Database) {}

  async days(): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ name: string; days: number }>(
      'SELECT name, days FROM retention_settings',
    );
    return new Map(rows.map(({ name, days }) => [name, days]));
  }

  async save(name: string, days: number): Promise<void> {
    await this.database.rows(
      `INSERT INTO retention_settings (organization_id, name, days) VALUES (current_organization(), $1, $2)
       ON CONFLICT (organization_id, name) DO UPDATE SET days = EXCLUDED.days, updated_at = now()`,
      [name, days],
    );
  }

  async organizations(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      'SELECT id FROM system_organizations()',
    );
    return rows.map(({ id }) => id);
  }
}
