import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';

/** When and where a visit was planned, as a check of documents sees it. */
export interface PlannedVisit {
  id: string;
  number: string;
  /** Instants, ISO 8601; null where nobody planned a time. */
  scheduledStart: string | null;
  scheduledEnd: string | null;
  /** Degrees, WGS 84; null where nobody said where the site is. */
  site: { latitude: number; longitude: number } | null;
  /** Metres around the site within which somebody counts as on site. */
  geofenceMetres: number;
}

/** Reads of many work orders at once, for whoever checks documents. Runs in the tenant in scope. */
@Injectable()
export class VisitSets {
  constructor(private readonly database: Database) {}

  async of(ids: readonly string[]): Promise<Map<string, PlannedVisit>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<PlannedVisit>(PLANNED, [[...ids]]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const PLANNED = `
SELECT id, number, ${instantText('scheduled_start')} AS "scheduledStart", ${instantText('scheduled_end')} AS "scheduledEnd",
  CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL
    THEN jsonb_build_object('latitude', latitude, 'longitude', longitude) END AS site,
  geofence_metres AS "geofenceMetres"
FROM work_orders WHERE id = ANY($1::uuid[])`;
