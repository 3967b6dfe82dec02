import { Injectable } from '@nestjs/common';
import { Database, instantKey } from '#platform';
import type { DeliveryPayload } from '../deliveries.repository.js';

/** Which messages an endpoint gets again. */
export interface ReplayRange {
  endpointId: string;
  /** ISO 8601; both belong to it. */
  since: string;
  until: string;
  /** Leaves out what has arrived. */
  onlyMissing: boolean;
}

export interface Replayed {
  eventId: string;
  kind: string;
  payload: DeliveryPayload;
  /** The delivery that this one repeats; null for what was never queued, because the endpoint was off or not there yet. */
  replayOf: string | null;
  at: string;
}

/**
 * Every occurrence that was meant for the endpoint as it chooses now: events of records, whether or not it heard of them,
 * and the notifications that it was told. Parameters: endpoint, since, until, only what is missing.
 */
const MEANT = `
  SELECT m.event_id AS "eventId", m.kind, m.payload, m.at, past.id AS "replayOf" FROM (
    SELECT e.id AS event_id, e.type AS kind, e.body AS payload, e.created_at AS at
      FROM webhook_endpoints w JOIN data_events e ON w.events && ARRAY[e.type, '*']
      WHERE w.id = $1 AND e.created_at BETWEEN $2 AND $3
    UNION ALL
    SELECT d.event_id, d.kind, d.payload, d.created_at FROM notification_deliveries d
      WHERE d.target_id = $1 AND d.created_at BETWEEN $2 AND $3 AND d.replay_of IS NULL
        AND NOT starts_with(d.event_key, 'event:') AND NOT starts_with(d.event_key, 'replay:') AND NOT starts_with(d.event_key, 'test:')
  ) m
  LEFT JOIN LATERAL (
    SELECT d.id FROM notification_deliveries d WHERE d.target_id = $1 AND d.event_id = m.event_id ORDER BY d.id LIMIT 1
  ) past ON true
  WHERE NOT $4 OR NOT EXISTS (
    SELECT FROM notification_deliveries d WHERE d.target_id = $1 AND d.event_id = m.event_id AND d.status IN ('delivered', 'queued'))`;

/** Reads what is to be sent again. */
@Injectable()
export class ReplaysRepository {
  constructor(private readonly database: Database) {}

  /** By the clock that dates the events. */
  async now(): Promise<string> {
    const [row] = await this.database.rows<{ now: string }>(`SELECT ${instantKey('now()')} AS now`);
    return row?.now ?? '';
  }

  async count({ endpointId, since, until, onlyMissing }: ReplayRange): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM (${MEANT}) meant`,
      [endpointId, since, until, onlyMissing],
    );
    return row?.count ?? 0;
  }

  /** In the order in which it was told first, after the given one. */
  page(
    { endpointId, since, until, onlyMissing }: ReplayRange,
    after: { at: string; eventId: string } | undefined,
    limit: number,
  ): Promise<Replayed[]> {
    return this.database.rows<Replayed>(
      `SELECT "eventId", kind, payload, "replayOf", ${instantKey('at')} AS at FROM (${MEANT}) meant
       WHERE $5::timestamptz IS NULL OR (at, "eventId") > ($5, $6::uuid)
       ORDER BY at, "eventId" LIMIT $7`,
      [endpointId, since, until, onlyMissing, after?.at ?? null, after?.eventId ?? null, limit],
    );
  }
}
