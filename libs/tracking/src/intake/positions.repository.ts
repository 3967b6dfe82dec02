import { Injectable } from '@nestjs/common';
import type { Presence } from '#kernel';
import { Database } from '#platform';
import type { TrackingFacts } from '../domain/judge-point.js';
import type { KeptPoint, ReadPoints } from '../domain/read-points.js';
import { LIVE_CHANNEL, NEXT_NUMBERS } from '../live/live-events.repository.js';

interface FactsRow {
  contractorId: string;
  isContinuous: boolean;
  consentSince: string | null;
  stretches: { timeEntryId: string; startedAt: string; endedAt: string | null }[];
  last: { at: string; latitude: number; longitude: number; accuracyMeters: number } | null;
  siteWorkOrderId: string | null;
  presence: Presence;
  fences: TrackingFacts['fences'];
}

/** What one batch of an organization leaves behind. */
export interface Batch {
  kept: readonly KeptPoint[];
  newest: readonly NonNullable<ReadPoints['newest']>[];
  happened: ReadPoints['happened'];
}

/**
 * Owns `location_points` and the places in `contractor_states`. Whether somebody may be tracked is read where it stands, in the
 * tables of timekeeping and work orders, once for each batch: asking their facades would be several queries for each phone.
 */
@Injectable()
export class PositionsRepository {
  constructor(private readonly database: Database) {}

  /** Everything that decides about places of these contractors that are not older than `since`, in one statement. */
  async facts(contractorIds: readonly string[], since: Date): Promise<Map<string, TrackingFacts>> {
    const rows = await this.database.rows<FactsRow>(FACTS, [[...contractorIds], since]);
    return new Map(rows.map((row) => [row.contractorId, factsOf(row)]));
  }

  /** One statement: the points, the newest place of each contractor, its number in the stream and what happened at the sites. */
  async write({ kept, newest, happened }: Batch): Promise<void> {
    const events = happened.map(({ name, ...data }) => ({ name, data }));
    await this.database.rows(WRITE, [JSON.stringify(kept), JSON.stringify(newest), JSON.stringify(events)]);
  }
}

const FACTS = `
  SELECT c.id AS "contractorId", COALESCE(t.continuous, false) AS "isContinuous", l.given_at AS "consentSince",
    s.site_work_order_id AS "siteWorkOrderId", COALESCE(s.presence, 'offline') AS presence,
    CASE WHEN s.position_at IS NOT NULL THEN jsonb_build_object('at', s.position_at, 'latitude', s.latitude,
      'longitude', s.longitude, 'accuracyMeters', s.accuracy_meters) END AS last,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('timeEntryId', e.id, 'startedAt', e.started_at, 'endedAt', e.ended_at)), '[]')
      FROM time_entries e WHERE e.organization_id = c.organization_id AND e.contractor_id = c.id
        AND e.work_date >= ($2::timestamptz - interval '2 days')::date AND e.started_at IS NOT NULL
        AND (e.ended_at IS NULL OR e.ended_at >= $2)) AS stretches,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('workOrderId', w.id, 'latitude', w.latitude, 'longitude', w.longitude,
        'radiusMeters', w.geofence_metres)), '[]')
      FROM work_order_assignments a JOIN work_orders w ON w.organization_id = a.organization_id AND w.id = a.work_order_id
      WHERE a.organization_id = c.organization_id AND a.contractor_id = c.id AND w.latitude IS NOT NULL
        AND w.status NOT IN ('done', 'declined', 'cancelled')) AS fences
  FROM contractors c
  LEFT JOIN tracking_settings t ON t.organization_id = c.organization_id
  LEFT JOIN location_consents l ON l.organization_id = c.organization_id AND l.contractor_id = c.id AND l.withdrawn_at IS NULL
  LEFT JOIN contractor_states s ON s.organization_id = c.organization_id AND s.contractor_id = c.id
  WHERE c.id = ANY($1::uuid[])`;

const POINT = `"contractorId" uuid, at timestamptz, "timeEntryId" uuid, latitude float8, longitude float8, "accuracyMeters" float8,
  speed float8, heading float8`;

/** She may have clocked out, or taken her consent back, since the facts were read; then nothing may show where she is. */
const IS_STILL_TRACKED = `
  EXISTS (SELECT FROM time_entries e WHERE e.contractor_id = p."contractorId" AND e.status IN ('running', 'on_break'))
  AND EXISTS (SELECT FROM location_consents l WHERE l.contractor_id = p."contractorId" AND l.withdrawn_at IS NULL)`;

const WRITE = `
  WITH kept AS (
    INSERT INTO location_points (organization_id, contractor_id, at, time_entry_id, latitude, longitude, accuracy_meters, speed, heading)
    SELECT current_organization(), "contractorId", at, "timeEntryId", latitude, longitude, "accuracyMeters", speed, heading
    FROM jsonb_to_recordset($1::jsonb) AS p(${POINT}) ON CONFLICT DO NOTHING
  ), events AS (
    SELECT * FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (name text, data jsonb)) WITH ORDINALITY AS e(name, data, n)
  ), numbers AS (
    ${NEXT_NUMBERS('(SELECT count(*) + 1 FROM events)')}
  ), told AS (
    INSERT INTO live_events (organization_id, sequence, name, family, data)
    SELECT current_organization(), last - n + 1, name, 'contractors', data FROM events, numbers
  ), moved AS (
    INSERT INTO contractor_states AS s (organization_id, contractor_id, presence, last_seen_at, position_at, latitude, longitude,
      accuracy_meters, speed, heading, site_work_order_id, position_sequence)
    SELECT current_organization(), "contractorId", 'offline', now(), at, latitude, longitude, "accuracyMeters", speed, heading,
      "siteWorkOrderId", last - (SELECT count(*) FROM events)
    FROM jsonb_to_recordset($2::jsonb) AS p(${POINT}, "siteWorkOrderId" uuid), numbers
    WHERE ${IS_STILL_TRACKED}
    ORDER BY "contractorId"
    ON CONFLICT (organization_id, contractor_id) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at, position_at = EXCLUDED.position_at,
      latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, accuracy_meters = EXCLUDED.accuracy_meters,
      speed = EXCLUDED.speed, heading = EXCLUDED.heading, site_work_order_id = EXCLUDED.site_work_order_id,
      position_sequence = EXCLUDED.position_sequence
    WHERE s.position_at IS NULL OR s.position_at < EXCLUDED.position_at
  )
  SELECT pg_notify('${LIVE_CHANNEL}', current_organization()::text) FROM numbers`;

function factsOf({ consentSince, stretches, last, ...row }: FactsRow): TrackingFacts {
  return {
    ...row,
    consentSince: consentSince === null ? null : new Date(consentSince),
    stretches: stretches.map(({ startedAt, endedAt, ...stretch }) => ({
      ...stretch,
      startedAt: new Date(startedAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
    })),
    ...(last && { last: { ...last, at: new Date(last.at) } }),
  };
}
