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

/** The last occurrence that was looked at. */
export interface ReplayPlace {
  at: string;
  eventId: string;
}

export interface Replayed {
  eventId: string;
  kind: string;
  payload: DeliveryPayload;
  /** The delivery that this one repeats; null for what was never queued, because the endpoint was off or not there yet. */
  replayOf: string | null;
}

/** A part of what happened: what of it is sent again, and where to go on; no place: that was all. */
export interface ReplayPage {
  wanted: Replayed[];
  next: ReplayPlace | undefined;
}

/**
 * The next occurrences in the order in which they were told first, wanted or not, so that no statement looks at more than
 * a page of them: events of records, whether or not the endpoint heard of them, and the notifications that it was told.
 * Each is looked up by itself: an EXISTS the planner may answer by reading every delivery of the endpoint.
 * Parameters: endpoint, from, until, only what is missing, the event to go on after, how many.
 */
const LOOKED_AT = `
  SELECT o.*, o.is_meant AND there.id IS NULL AS is_wanted
  FROM (
    (SELECT e.id AS event_id, e.type AS kind, e.body AS payload, e.created_at AS at,
            (SELECT w.events FROM webhook_endpoints w WHERE w.id = $1) && ARRAY[e.type, '*'] AS is_meant
       FROM data_events e
       WHERE e.created_at BETWEEN $2 AND $3 AND ($5::uuid IS NULL OR (e.created_at, e.id) > ($2, $5))
       ORDER BY e.created_at, e.id LIMIT $6)
    UNION ALL
    (SELECT d.event_id, d.kind, d.payload, d.created_at, true FROM notification_deliveries d
       WHERE d.target_id = $1 AND d.created_at BETWEEN $2 AND $3 AND d.replay_of IS NULL
         AND NOT starts_with(d.event_key, 'event:') AND NOT starts_with(d.event_key, 'replay:') AND NOT starts_with(d.event_key, 'test:')
         AND ($5::uuid IS NULL OR (d.created_at, d.event_id) > ($2, $5))
       ORDER BY d.created_at, d.event_id LIMIT $6)
    ORDER BY at, event_id LIMIT $6
  ) o
  LEFT JOIN LATERAL (
    SELECT d.id FROM notification_deliveries d
    WHERE $4 AND d.target_id = $1 AND d.event_id = o.event_id AND d.status IN ('delivered', 'queued') LIMIT 1
  ) there ON true`;

/** Reads what is to be sent again, and owns `replay_id` and `replay_at` of an endpoint: one replay at a time. */
@Injectable()
export class ReplaysRepository {
  constructor(private readonly database: Database) {}

  /** By the clock that dates the events. */
  async now(): Promise<string> {
    const [row] = await this.database.rows<{ now: string }>(`SELECT ${instantKey('now()')} AS now`);
    return row?.now ?? '';
  }

  /** How many there are; undefined where so much happened that `most` occurrences are not all of it. */
  async count(range: ReplayRange, most: number): Promise<number | undefined> {
    const [row] = await this.database.rows<{ wanted: number; all: number }>(
      `SELECT count(*) FILTER (WHERE is_wanted)::int AS wanted, count(*)::int AS all FROM (${LOOKED_AT}) looked_at`,
      parametersOf(range, undefined, most + 1),
    );
    return row && row.all <= most ? row.wanted : undefined;
  }

  async page(range: ReplayRange, after: ReplayPlace | undefined, limit: number): Promise<ReplayPage> {
    const rows = await this.database.rows<Replayed & ReplayPlace & { isWanted: boolean }>(
      `SELECT l.event_id AS "eventId", l.kind, CASE WHEN l.is_wanted THEN l.payload END AS payload, l.is_wanted AS "isWanted",
              ${instantKey('l.at')} AS at, past.id AS "replayOf"
       FROM (${LOOKED_AT}) l LEFT JOIN LATERAL (
         SELECT d.id FROM notification_deliveries d
         WHERE l.is_wanted AND d.target_id = $1 AND d.event_id = l.event_id ORDER BY d.id LIMIT 1
       ) past ON true
       ORDER BY l.at, l.event_id`,
      parametersOf(range, after, limit),
    );
    return {
      wanted: rows.filter(({ isWanted }) => isWanted),
      next: rows.length === limit ? rows.at(-1) : undefined,
    };
  }

  /** False while another one runs. One that gave no sign for an hour is over. */
  async begin(endpointId: string, replayId: string): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE webhook_endpoints SET replay_id = $2, replay_at = now()
       WHERE id = $1 AND active AND (replay_id IS NULL OR replay_at < now() - interval '1 hour') RETURNING id`,
      [endpointId, replayId],
    );
    return rows.length > 0;
  }

  /** How much waits for the endpoint by now, `most` at the most; undefined when the replay has ended: it was switched off or removed. */
  async goOn(endpointId: string, replayId: string, most: number): Promise<number | undefined> {
    const [row] = await this.database.rows<{ waiting: number }>(
      `UPDATE webhook_endpoints SET replay_at = now() WHERE id = $1 AND replay_id = $2 AND active
       RETURNING (SELECT count(*)::int FROM (
         SELECT FROM notification_deliveries WHERE target_id = $1 AND status = 'queued' LIMIT $3) w) AS waiting`,
      [endpointId, replayId, most],
    );
    return row?.waiting;
  }

  async end(endpointId: string, replayId: string): Promise<void> {
    await this.database.rows(
      'UPDATE webhook_endpoints SET replay_id = NULL WHERE id = $1 AND replay_id = $2',
      [endpointId, replayId],
    );
  }
}

function parametersOf(range: ReplayRange, after: ReplayPlace | undefined, limit: number): unknown[] {
  const { endpointId, since, until, onlyMissing } = range;
  return [endpointId, after?.at ?? since, until, onlyMissing, after?.eventId ?? null, limit];
}
