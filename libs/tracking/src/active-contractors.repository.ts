import { Injectable } from '@nestjs/common';
import type { LivePosition, Presence } from '#kernel';
import { Database, decodeCursor, instantText, type Page, toPage } from '#platform';

export interface ActiveContractor {
  contractorId: string;
  name: string;
  presence: Presence;
  /** ISO 8601, UTC. */
  lastSeenAt: string | null;
  timer: ActiveTimer | null;
  position: Omit<LivePosition, 'contractorId'> | null;
}

/** What somebody is clocked in for. */
export interface ActiveTimer {
  timeEntryId: string;
  status: 'running' | 'on_break';
  startedAt: string;
  /** Since when she is on her break. */
  breakSince: string | null;
  forgottenAfter: string | null;
  jobId: string | null;
  jobNumber: string | null;
  jobName: string | null;
  workOrderId: string | null;
  workOrderNumber: string | null;
  workOrderTitle: string | null;
  customerName: string | null;
}

export interface Geofence {
  workOrderId: string;
  number: string;
  title: string;
  status: string;
  jobId: string | null;
  latitude: number;
  longitude: number;
  radiusMeters: number;
  contractorIds: string[];
}

const ACTIVE = `
  SELECT c.id AS "contractorId", c.display_name AS name, COALESCE(s.presence, 'offline') AS presence,
    ${instantText("NULLIF(s.last_seen_at, '-infinity')")} AS "lastSeenAt",
    CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('timeEntryId', e.id, 'status', e.status, 'startedAt', ${instantText('e.started_at')},
      'breakSince', CASE WHEN e.status = 'on_break' THEN e.breaks -> -1 -> 'startedAt' END, 'forgottenAfter', ${instantText('e.forgotten_after')},
      'jobId', j.id, 'jobNumber', j.number, 'jobName', j.name, 'workOrderId', w.id, 'workOrderNumber', w.number,
      'workOrderTitle', w.title, 'customerName', k.display_name) END AS timer,
    CASE WHEN s.position_at IS NOT NULL THEN jsonb_build_object('at', ${instantText('s.position_at')}, 'latitude', s.latitude, 'longitude', s.longitude,
      'accuracyMeters', s.accuracy_meters, 'speed', s.speed, 'heading', s.heading, 'siteWorkOrderId', s.site_work_order_id) END AS position
  FROM contractors c
  LEFT JOIN contractor_states s ON s.organization_id = c.organization_id AND s.contractor_id = c.id
  LEFT JOIN time_entries e ON e.organization_id = c.organization_id AND e.contractor_id = c.id AND e.status IN ('running', 'on_break')
  LEFT JOIN jobs j ON j.organization_id = e.organization_id AND j.id = e.job_id
  LEFT JOIN work_orders w ON w.organization_id = e.organization_id AND w.id = e.work_order_id
  LEFT JOIN customers k ON k.organization_id = e.organization_id AND k.id = e.customer_id
  WHERE (e.id IS NOT NULL OR s.presence <> 'offline') AND ($1::text IS NULL OR (c.display_name, c.id) > ($1, $2::uuid))
  ORDER BY c.display_name, c.id LIMIT $3`;

const FENCES = `
  SELECT w.id AS "workOrderId", w.number, w.title, w.status, w.job_id AS "jobId", w.latitude::float8, w.longitude::float8,
    w.geofence_metres AS "radiusMeters", ARRAY(SELECT a.contractor_id FROM work_order_assignments a
      WHERE a.organization_id = w.organization_id AND a.work_order_id = w.id ORDER BY 1) AS "contractorIds"
  FROM work_orders w
  WHERE w.latitude IS NOT NULL AND w.status NOT IN ('done', 'declined', 'cancelled') AND ($1::uuid IS NULL OR w.id > $1)
  ORDER BY w.id LIMIT $2`;

/** The live map and its list read the tables of whom they show, in one statement: a map must not cost a query per person. */
@Injectable()
export class ActiveContractorsRepository {
  constructor(private readonly database: Database) {}

  /** Everybody who is clocked in or in touch, by name. */
  async page({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<ActiveContractor>> {
    const [name, id] = cursor ? decodeCursor(cursor, 'text', 'id') : [null, null];
    const rows = await this.database.rows<ActiveContractor>(ACTIVE, [name, id, limit + 1]);
    return toPage(
      rows,
      limit,
      (row) => [row.name, row.contractorId],
      (row) => row,
    );
  }

  /** The sites of the visits that are open, with a place on the map. */
  async fences({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<Geofence>> {
    const [id] = cursor ? decodeCursor(cursor, 'id') : [null];
    const rows = await this.database.rows<Geofence>(FENCES, [id, limit + 1]);
    return toPage(
      rows,
      limit,
      (row) => [row.workOrderId],
      (row) => row,
    );
  }
}
