import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Values } from './domain/kinds.js';

export interface WaitingReader {
  userId: string;
  email: string;
  locale: string;
  /** Her own choice, else the organization's. */
  timezone: string;
  digestHour: number;
}

export interface DigestRow {
  kind: string;
  subjectId: string;
  values: Values;
}

/** What waits for a daily letter. */
@Injectable()
export class DigestsRepository {
  constructor(private readonly database: Database) {}

  readers(): Promise<WaitingReader[]> {
    return this.database.rows<WaitingReader>(
      `SELECT u.id AS "userId", u.email, u.locale, COALESCE(s.timezone, o.timezone) AS timezone, COALESCE(s.digest_hour, 7) AS "digestHour"
       FROM (SELECT DISTINCT recipient_id FROM notifications WHERE email = 'digest' AND digested_at IS NULL) n
       JOIN memberships m ON m.user_id = n.recipient_id JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
       JOIN organizations o ON o.id = m.organization_id
       LEFT JOIN notification_settings s ON s.user_id = u.id`,
    );
  }

  /**
   * Takes what came before `moment`, oldest first; what the person has read since is taken too and not answered. Of two
   * nodes that ask at once, one gets the rows.
   */
  take(userId: string, moment: Date): Promise<DigestRow[]> {
    return this.database.rows<DigestRow>(
      `WITH taken AS (
         UPDATE notifications SET digested_at = now()
         WHERE recipient_id = $1 AND email = 'digest' AND digested_at IS NULL AND created_at <= $2
         RETURNING id, kind, subject_id, "values", read_at, created_at)
       SELECT kind, subject_id AS "subjectId", "values" FROM taken
       WHERE read_at IS NULL OR read_at = created_at ORDER BY id`,
      [userId, moment],
    );
  }
}
