import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Channel, Mode } from './domain/notification-kind.js';

export interface PreferenceRow {
  kind: string;
  channel: Channel;
  mode: Mode;
}

export interface DigestSetting {
  /** Null: the organization's. */
  timezone: string | null;
  digestHour: number;
}

/** Owns `notification_preferences` and `notification_settings`. */
@Injectable()
export class PreferencesRepository {
  constructor(private readonly database: Database) {}

  of(userId: string): Promise<PreferenceRow[]> {
    return this.database.rows<PreferenceRow>(
      'SELECT kind, channel, mode FROM notification_preferences WHERE user_id = $1',
      [userId],
    );
  }

  async save(userId: string, rows: readonly PreferenceRow[]): Promise<void> {
    await this.database.rows(
      `INSERT INTO notification_preferences (organization_id, user_id, kind, channel, mode)
       SELECT current_organization(), $1, p.* FROM unnest($2::text[], $3::text[], $4::text[]) AS p
       ON CONFLICT (organization_id, user_id, kind, channel) DO UPDATE SET mode = EXCLUDED.mode`,
      [
        userId,
        rows.map(({ kind }) => kind),
        rows.map(({ channel }) => channel),
        rows.map(({ mode }) => mode),
      ],
    );
  }

  async setting(userId: string): Promise<DigestSetting> {
    const [row] = await this.database.rows<DigestSetting>(
      'SELECT timezone, digest_hour AS "digestHour" FROM notification_settings WHERE user_id = $1',
      [userId],
    );
    return row ?? { timezone: null, digestHour: 7 };
  }

  async saveSetting(userId: string, { timezone, digestHour }: DigestSetting): Promise<void> {
    await this.database.rows(
      `INSERT INTO notification_settings (organization_id, user_id, timezone, digest_hour) VALUES (current_organization(), $1, $2, $3)
       ON CONFLICT (organization_id, user_id) DO UPDATE SET timezone = EXCLUDED.timezone, digest_hour = EXCLUDED.digest_hour`,
      [userId, timezone, digestHour],
    );
  }
}
