import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { NotificationKind } from './domain/kinds.js';
import type { Channel, Mode } from './domain/notification-kind.js';
import type { Audience } from './notices.js';

export interface Recipient {
  type: 'user' | 'contractor' | 'customer';
  id: string;
  email: string;
  /** A person's own; undefined for somebody without a sign-in. */
  locale: string | null;
}

/**
 * Reads who is meant: one statement over the people, contractors and customers that other modules own. Nothing is
 * written here, and no door is entered, because those modules tell this one what happens.
 */
@Injectable()
export class RecipientsRepository {
  constructor(private readonly database: Database) {}

  /** Each person once. `actorId` hears of her own act only when she is named. */
  resolve(
    { userIds, roles, contractorIds, customerIds }: Audience,
    actorId: string | null,
  ): Promise<Recipient[]> {
    return this.database.rows<Recipient>(
      `SELECT 'user' AS type, u.id, u.email, u.locale FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE u.disabled_at IS NULL AND (m.user_id = ANY($1::uuid[])
         OR (m.role = ANY($2::text[]) AND m.user_id IS DISTINCT FROM $5::uuid)
         OR m.contractor_id = ANY($3::uuid[]) OR m.customer_id = ANY($4::uuid[]))
       UNION ALL
       SELECT 'contractor', c.id, c.email, NULL FROM contractors c
       WHERE c.id = ANY($3::uuid[]) AND c.email IS NOT NULL
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.contractor_id = c.id)
       UNION ALL
       SELECT 'customer', c.id, c.email, NULL FROM customers c
       WHERE c.id = ANY($4::uuid[]) AND c.email IS NOT NULL
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.customer_id = c.id)`,
      [userIds ?? [], roles ?? [], contractorIds ?? [], customerIds ?? [], actorId],
    );
  }

  /** What these people chose for this kind: `userId/channel` → mode. */
  async choices(kind: NotificationKind, userIds: readonly string[]): Promise<Map<string, Mode>> {
    const rows = await this.database.rows<{ userId: string; channel: Channel; mode: Mode }>(
      `SELECT user_id AS "userId", channel, mode FROM notification_preferences
       WHERE kind = $1 AND user_id = ANY($2::uuid[])`,
      [kind, userIds],
    );
    return new Map(rows.map(({ userId, channel, mode }) => [`${userId}/${channel}`, mode]));
  }
}
