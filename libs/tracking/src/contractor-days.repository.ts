import { Injectable } from '@nestjs/common';
import type { LivePosition, Presence } from '#kernel';
import { Database, decodeCursor, instantText, type Page, toPage } from '#platform';
import type { DaySpan, DayVisit } from './domain/day-flags.js';

/** A stretch of work with what it was for. */
export interface ShownSpan extends DaySpan {
  breaks: { startedAt: string; endedAt: string | null }[];
  jobId: string | null;
  /** The visit, else the job. */
  title: string | null;
  number: string | null;
  customerName: string | null;
}

export interface ShownVisit extends DayVisit {
  number: string;
  title: string;
  scheduledEnd: string | null;
}

export interface ContractorDay {
  contractorId: string;
  name: string;
  presence: Presence;
  lastSeenAt: string | null;
  position: Omit<LivePosition, 'contractorId'> | null;
  spans: ShownSpan[];
  /** Minutes that were written down for the day without a clock. */
  sheetMinutes: number;
  visits: ShownVisit[];
}

export interface DayWindow {
  day: string;
  from: Date;
  to: Date;
}

const DAYS = `
  SELECT c.id AS "contractorId", c.display_name AS name, COALESCE(s.presence, 'offline') AS presence,
    ${instantText("NULLIF(s.last_seen_at, '-infinity')")} AS "lastSeenAt",
    CASE WHEN s.position_at IS NOT NULL THEN jsonb_build_object('at', ${instantText('s.position_at')}, 'latitude', s.latitude, 'longitude', s.longitude,
      'accuracyMeters', s.accuracy_meters, 'speed', s.speed, 'heading', s.heading, 'siteWorkOrderId', s.site_work_order_id) END AS position,
    COALESCE(t.spans, '[]') AS spans, COALESCE(t.sheet_minutes, 0)::int AS "sheetMinutes", COALESCE(v.visits, '[]') AS visits
  FROM contractors c
  LEFT JOIN contractor_states s ON s.organization_id = c.organization_id AND s.contractor_id = c.id
  LEFT JOIN LATERAL (
    SELECT SUM(e.minutes) FILTER (WHERE e.started_at IS NULL) AS sheet_minutes,
      jsonb_agg(jsonb_build_object('timeEntryId', e.id, 'status', e.status, 'startedAt', ${instantText('e.started_at')}, 'endedAt', ${instantText('e.ended_at')},
        'breaks', e.breaks, 'forgottenAfter', ${instantText('e.forgotten_after')}, 'jobId', e.job_id, 'workOrderId', e.work_order_id,
        'title', COALESCE(w.title, j.name), 'number', COALESCE(w.number, j.number), 'customerName', k.display_name,
        'site', CASE WHEN w.latitude IS NOT NULL THEN jsonb_build_object('latitude', w.latitude, 'longitude', w.longitude,
          'radiusMeters', w.geofence_metres) END) ORDER BY e.started_at, e.id) FILTER (WHERE e.started_at IS NOT NULL) AS spans
    FROM time_entries e
    LEFT JOIN jobs j ON j.organization_id = e.organization_id AND j.id = e.job_id
    LEFT JOIN work_orders w ON w.organization_id = e.organization_id AND w.id = e.work_order_id
    LEFT JOIN customers k ON k.organization_id = e.organization_id AND k.id = e.customer_id
    WHERE e.organization_id = c.organization_id AND e.contractor_id = c.id AND e.status <> 'rejected'
      AND (e.status IN ('running', 'on_break') OR e.work_date BETWEEN $1::date - 1 AND $1::date + 1)
      AND CASE WHEN e.started_at IS NULL THEN e.work_date = $1::date
        ELSE e.started_at < $3 AND (e.status IN ('running', 'on_break') OR e.ended_at > $2) END
  ) t ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('workOrderId', w.id, 'number', w.number, 'title', w.title, 'status', w.status,
      'scheduledStart', ${instantText('w.scheduled_start')}, 'scheduledEnd', ${instantText('w.scheduled_end')}) ORDER BY w.scheduled_start, w.id) AS visits
    FROM work_order_assignments a JOIN work_orders w ON w.organization_id = a.organization_id AND w.id = a.work_order_id
    WHERE a.organization_id = c.organization_id AND a.contractor_id = c.id AND w.status NOT IN ('declined', 'cancelled')
      AND w.scheduled_start >= $2 AND w.scheduled_start < $3
  ) v ON true
  WHERE (t.spans IS NOT NULL OR t.sheet_minutes > 0 OR v.visits IS NOT NULL OR ($7 AND s.presence <> 'offline'))
    AND ($4::text IS NULL OR (c.display_name, c.id) > ($4, $5::uuid))
  ORDER BY c.display_name, c.id LIMIT $6`;

/** Everybody's day in one statement, read where it stands: a page that is open all day must not cost a query per person. */
@Injectable()
export class ContractorDaysRepository {
  constructor(private readonly database: Database) {}

  /** By name: whoever has time or a visit that day, and with `isToday` whoever is in touch. */
  async page(
    { day, from, to }: DayWindow,
    isToday: boolean,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<ContractorDay>> {
    const [name, id] = cursor ? decodeCursor(cursor, 'text', 'id') : [null, null];
    const rows = await this.database.rows<ContractorDay>(DAYS, [day, from, to, name, id, limit + 1, isToday]);
    return toPage(
      rows,
      limit,
      (row) => [row.name, row.contractorId],
      (row) => row,
    );
  }
}
