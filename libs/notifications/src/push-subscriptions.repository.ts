import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface PushSubscriptionRow {
  id: string;
  userId: string;
  sealed: string;
  device: string | null;
  createdAt: Date;
  locale: string;
}

const FIELDS = `s.id, s.user_id AS "userId", s.sealed, s.device, s.created_at AS "createdAt", u.locale`;

/** Owns `push_subscriptions`. */
@Injectable()
export class PushSubscriptionsRepository {
  constructor(private readonly database: Database) {}

  /** The same browser again replaces what it said before, also when another person uses it now. Answers the row's id. */
  async takeId(id: string, userId: string, endpointHash: string, device: string | null): Promise<string> {
    const [row] = await this.database.rows<{ id: string }>(
      `INSERT INTO push_subscriptions AS s (organization_id, id, user_id, endpoint_hash, sealed, device)
       VALUES (current_organization(), $1, $2, $3, '', $4)
       ON CONFLICT (organization_id, endpoint_hash) DO UPDATE SET user_id = EXCLUDED.user_id, device = EXCLUDED.device
       RETURNING s.id`,
      [id, userId, endpointHash, device],
    );
    return row?.id ?? id;
  }

  async seal(id: string, sealed: string): Promise<void> {
    await this.database.rows('UPDATE push_subscriptions SET sealed = $2 WHERE id = $1', [id, sealed]);
  }

  async idsOf(userIds: readonly string[]): Promise<string[]> {
    if (userIds.length === 0) return [];
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM push_subscriptions WHERE user_id = ANY($1::uuid[])',
      [userIds],
    );
    return rows.map(({ id }) => id);
  }

  async find(id: string): Promise<PushSubscriptionRow | undefined> {
    const [row] = await this.database.rows<PushSubscriptionRow>(
      `SELECT ${FIELDS} FROM push_subscriptions s JOIN users u ON u.id = s.user_id
       JOIN memberships m ON m.user_id = s.user_id WHERE s.id = $1`,
      [id],
    );
    return row;
  }

  list(userId: string): Promise<PushSubscriptionRow[]> {
    return this.database.rows<PushSubscriptionRow>(
      `SELECT ${FIELDS} FROM push_subscriptions s JOIN users u ON u.id = s.user_id WHERE s.user_id = $1 ORDER BY s.id LIMIT 100`,
      [userId],
    );
  }

  /** False when this person has no such subscription. */
  async remove(id: string, userId?: string): Promise<boolean> {
    const rows = await this.database.rows(
      'DELETE FROM push_subscriptions WHERE id = $1 AND ($2::uuid IS NULL OR user_id = $2) RETURNING id',
      [id, userId ?? null],
    );
    return rows.length > 0;
  }
}
