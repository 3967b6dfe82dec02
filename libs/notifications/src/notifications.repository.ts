import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Values } from './domain/kinds.js';
import type { Mode } from './domain/notification-kind.js';
import type { WaitingNotice } from './notices.js';

export interface NotificationRow {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  values: Values;
  readAt: Date | null;
  createdAt: Date;
}

export interface NewNotification {
  id: string;
  recipientType: string;
  recipientId: string;
  email: Mode;
  isShown: boolean;
}

const SHOWN = `id, kind, subject_type AS "subjectType", subject_id AS "subjectId", "values", read_at AS "readAt", created_at AS "createdAt"`;

/** Owns `notifications`. One that is not to be shown is born read: it stands for its letter only. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly database: Database) {}

  /** Answers the recipients who had not been told before. */
  async add(
    { kind, subject, key, values, at }: WaitingNotice,
    rows: readonly NewNotification[],
  ): Promise<Set<string>> {
    const added = await this.database.rows<{ recipientId: string }>(
      `INSERT INTO notifications (organization_id, id, recipient_type, recipient_id, kind, subject_type, subject_id, key, "values", email, created_at, read_at)
       SELECT current_organization(), r.id, r.type, r.recipient_id, $1, $2, $3, $4, $5, r.email, $6::timestamptz, CASE WHEN r.shown THEN NULL ELSE $6::timestamptz END
       FROM unnest($7::uuid[], $8::text[], $9::uuid[], $10::text[], $11::boolean[]) AS r (id, type, recipient_id, email, shown)
       ON CONFLICT DO NOTHING RETURNING recipient_id AS "recipientId"`,
      [
        ...[kind, subject.type, subject.id, key, JSON.stringify(values), at],
        rows.map(({ id }) => id),
        rows.map(({ recipientType }) => recipientType),
        rows.map(({ recipientId }) => recipientId),
        rows.map(({ email }) => email),
        rows.map(({ isShown }) => isShown),
      ],
    );
    return new Set(added.map(({ recipientId }) => recipientId));
  }

  /** Newest first. */
  page(
    userId: string,
    limit: number,
    filter: { isUnread?: boolean; beforeId?: string },
  ): Promise<NotificationRow[]> {
    return this.database.rows<NotificationRow>(
      `SELECT ${SHOWN} FROM notifications
       WHERE recipient_id = $1 AND read_at IS DISTINCT FROM created_at
         AND ($3::uuid IS NULL OR id < $3) AND (NOT $4 OR read_at IS NULL) ORDER BY id DESC LIMIT $2`,
      [userId, limit, filter.beforeId ?? null, filter.isUnread ?? false],
    );
  }

  async countUnread(userId: string): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM notifications WHERE recipient_id = $1 AND read_at IS NULL',
      [userId],
    );
    return row?.count ?? 0;
  }

  /** False when this person has no such notification. Read once, it stays read since then. */
  async markRead(userId: string, id: string): Promise<boolean> {
    const rows = await this.database.rows(
      'UPDATE notifications SET read_at = COALESCE(read_at, clock_timestamp()) WHERE recipient_id = $1 AND id = $2 RETURNING id',
      [userId, id],
    );
    return rows.length > 0;
  }

  async markAllRead(userId: string): Promise<number> {
    const rows = await this.database.rows(
      'UPDATE notifications SET read_at = clock_timestamp() WHERE recipient_id = $1 AND read_at IS NULL RETURNING id',
      [userId],
    );
    return rows.length;
  }
}
