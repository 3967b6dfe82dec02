import { Injectable } from '@nestjs/common';
import type { QueryConfig } from 'pg';
import { Database } from '#platform';
import type { WebhookNotice } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';

export interface PendingNotice {
  eventId: string;
  entity: Entity;
  remoteId: string;
}

/** A notice that was not there before. */
export interface TakenNotice {
  organizationId: string;
  connectionId: string;
  company: string;
  eventId: string;
}

const TAKE = `SELECT organization_id AS "organizationId", connection_id AS "connectionId", company, event_id AS "eventId"
  FROM take_notices($1, $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])`;
const PATIENCE_MS = 30_000;

@Injectable()
export class WebhookEventsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Puts notices in the inboxes of those who have linked their companies, whoever that is; the ones that are there already
   * change nothing. Answers what was new. A server that does not answer is given up.
   */
  async take(system: string, notices: readonly WebhookNotice[]): Promise<TakenNotice[]> {
    if (notices.length === 0) return [];
    const { rows } = await this.database.unscoped.query<TakenNotice>({
      text: TAKE,
      values: [
        system,
        notices.map(({ remoteCompanyId }) => remoteCompanyId),
        notices.map(({ eventId }) => eventId),
        notices.map(({ entity }) => entity),
        notices.map(({ remoteId }) => remoteId),
        notices.map(({ operation }) => operation),
        notices.map(({ occurredAt }) => occurredAt),
      ],
      query_timeout: PATIENCE_MS,
    } as QueryConfig);
    return rows;
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
