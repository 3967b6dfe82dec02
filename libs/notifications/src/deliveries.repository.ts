import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database } from '#platform';
import type { DataEventBody } from './data-events/data-event-body.js';
import type { WaitingNotice } from './notices.js';

export type DeliveryChannel = 'push' | 'slack' | 'webhook';
export type DeliveryStatus = 'queued' | 'delivered' | 'failed';

/** What a channel needs to say a notification in its own way. */
export interface NoticePayload {
  id: string;
  type: string;
  createdAt: string;
  organizationId: string;
  subject: { type: string; id: string };
  data: WaitingNotice['values'];
}

/** Only programs get data events. */
export type DeliveryPayload = NoticePayload | DataEventBody;

export interface Delivery {
  id: string;
  channel: DeliveryChannel;
  targetId: string;
  kind: string;
  eventId: string;
  payload: DeliveryPayload;
  status: DeliveryStatus;
  attempts: number;
  /** The HTTP status of the last attempt that got an answer. */
  lastStatus: number | null;
  lastError: string | null;
  replayOf: string | null;
  createdAt: Date;
  deliveredAt: Date | null;
}

export interface NewDelivery {
  channel: DeliveryChannel;
  targetId: string;
  kind: string;
  eventId: string;
  eventKey: string;
  payload: DeliveryPayload;
  replayOf?: string | null;
}

const FIELDS = `id, channel, target_id AS "targetId", kind, event_id AS "eventId", payload, status, attempts, last_status AS "lastStatus",
  last_error AS "lastError", replay_of AS "replayOf", created_at AS "createdAt", delivered_at AS "deliveredAt"`;

/** Owns `notification_deliveries`, the log of what left the house. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Answers those that were not there before. */
  async add(deliveries: readonly NewDelivery[]): Promise<{ id: string; targetId: string }[]> {
    return this.database.rows<{ id: string; targetId: string }>(
      `INSERT INTO notification_deliveries (organization_id, id, channel, target_id, kind, event_id, event_key, payload, status, replay_of)
       SELECT current_organization(), id, channel, target_id, kind, event_id, event_key, payload, 'queued', replay_of
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::jsonb[], $8::uuid[])
         AS d (id, channel, target_id, kind, event_id, event_key, payload, replay_of)
       ON CONFLICT DO NOTHING RETURNING id, target_id AS "targetId"`,
      [
        deliveries.map(() => newId()),
        deliveries.map(({ channel }) => channel),
        deliveries.map(({ targetId }) => targetId),
        deliveries.map(({ kind }) => kind),
        deliveries.map(({ eventId }) => eventId),
        deliveries.map(({ eventKey }) => eventKey),
        deliveries.map(({ payload }) => JSON.stringify(payload)),
        deliveries.map(({ replayOf }) => replayOf ?? null),
      ],
    );
  }

  /** The delivery with its attempt counted, or undefined when it is over. */
  async begin(id: string): Promise<Delivery | undefined> {
    const [row] = await this.database.rows<Delivery>(
      `UPDATE notification_deliveries SET attempts = attempts + 1 WHERE id = $1 AND status = 'queued' RETURNING ${FIELDS}`,
      [id],
    );
    return row;
  }

  async settle(
    id: string,
    outcome: { status: DeliveryStatus; lastStatus: number | null; lastError: string | null },
  ): Promise<void> {
    await this.database.rows(
      `UPDATE notification_deliveries SET status = $2, last_status = $3, last_error = $4,
              delivered_at = CASE WHEN $2 = 'delivered' THEN now() END WHERE id = $1`,
      [id, outcome.status, outcome.lastStatus, outcome.lastError],
    );
  }

  async find(id: string): Promise<Delivery | undefined> {
    const [row] = await this.database.rows<Delivery>(
      `SELECT ${FIELDS} FROM notification_deliveries WHERE id = $1 AND channel = 'webhook'`,
      [id],
    );
    return row;
  }

  /** Newest first. */
  page(
    targetId: string,
    limit: number,
    filter: { status?: DeliveryStatus; beforeId?: string },
  ): Promise<Delivery[]> {
    return this.database.rows<Delivery>(
      `SELECT ${FIELDS} FROM notification_deliveries
       WHERE target_id = $1 AND ($3::text IS NULL OR status = $3) AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $2`,
      [targetId, limit, filter.status ?? null, filter.beforeId ?? null],
    );
  }
}
