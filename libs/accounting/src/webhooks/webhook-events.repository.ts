import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { WebhookNotice } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';

export interface PendingNotice {
  eventId: string;
  entity: Entity;
  remoteId: string;
}

@Injectable()
export class WebhookEventsRepository {
  constructor(private readonly database: Database) {}

  /** Puts notices in the inbox; the ones that are there already change nothing. Answers how many were new. */
  async receive(connectionId: string, provider: string, notices: readonly WebhookNotice[]): Promise<number> {
    const rows = await this.database.rows(
      `INSERT INTO webhook_events (organization_id, connection_id, provider, event_id, entity, remote_id, operation, occurred_at)
       SELECT current_organization(), $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [
        connectionId,
        provider,
        notices.map(({ eventId }) => eventId),
        notices.map(({ entity }) => entity),
        notices.map(({ remoteId }) => remoteId),
        notices.map(({ operation }) => operation),
        notices.map(({ occurredAt }) => occurredAt),
      ],
    );
    return rows.length;
  }

  async pending(connectionId: string, limit: number): Promise<PendingNotice[]> {
    return this.database.rows<PendingNotice>(
      `SELECT event_id AS "eventId", entity, remote_id AS "remoteId" FROM webhook_events
       WHERE connection_id = $1 AND processed_at IS NULL ORDER BY received_at LIMIT $2`,
      [connectionId, limit],
    );
  }

  async markProcessed(connectionId: string, eventIds: readonly string[]): Promise<void> {
    await this.database.rows(
      'UPDATE webhook_events SET processed_at = now() WHERE connection_id = $1 AND event_id = ANY($2::text[])',
      [connectionId, eventIds],
    );
  }

  /** The vendor repeats a notice for days at most; after that an old one protects from nothing. */
  async forgetOld(): Promise<void> {
    await this.database.rows(`DELETE FROM webhook_events WHERE processed_at < now() - interval '30 days'`);
  }
}
