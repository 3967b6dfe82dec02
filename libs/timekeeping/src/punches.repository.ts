import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';

export const PUNCH_KINDS = ['start', 'pause', 'resume', 'stop', 'location'] as const;
export type PunchKind = (typeof PUNCH_KINDS)[number];

/** Where somebody was when she clocked in or out, or in between. */
export interface Punch {
  id: string;
  timeEntryId: string;
  kind: PunchKind;
  /** ISO 8601, UTC. */
  at: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  /** The place is within so many metres of it. */
  accuracyMeters: number;
}

/** A punch as far as it tells where the work was done. */
export type PunchPlace = Pick<Punch, 'timeEntryId' | 'latitude' | 'longitude' | 'accuracyMeters'>;

/** Owns `time_punches` and `location_consents`. */
@Injectable()
export class PunchesRepository {
  constructor(private readonly database: Database) {}

  /** Changes nothing when the punch is there already. */
  async add({ id, timeEntryId, kind, at, ...place }: Punch): Promise<void> {
    await this.database.rows(
      `INSERT INTO time_punches (organization_id, id, time_entry_id, kind, at, latitude, longitude, accuracy_meters)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [id, timeEntryId, kind, at, place.latitude, place.longitude, place.accuracyMeters],
    );
  }

  /** By entry and moment. */
  of(timeEntryIds: readonly string[]): Promise<Punch[]> {
    return this.database.rows<Punch>(
      `SELECT id, time_entry_id AS "timeEntryId", kind, ${instantText('at')} AS at, latitude::float8 AS latitude,
              longitude::float8 AS longitude, accuracy_meters::float8 AS "accuracyMeters"
       FROM time_punches WHERE time_entry_id = ANY($1::uuid[]) ORDER BY time_entry_id, at, id`,
      [[...timeEntryIds]],
    );
  }

  /** Where these entries were punched, in no particular order: for whoever compares many of them with their sites. */
  places(timeEntryIds: readonly string[]): Promise<PunchPlace[]> {
    return this.database.rows<PunchPlace>(
      `SELECT time_entry_id AS "timeEntryId", latitude::float8 AS latitude, longitude::float8 AS longitude,
              accuracy_meters::float8 AS "accuracyMeters"
       FROM time_punches WHERE time_entry_id = ANY($1::uuid[])`,
      [[...timeEntryIds]],
    );
  }

  /** Since when the contractor lets us record where she is; null when she does not. */
  async consentOf(contractorId: string): Promise<string | null> {
    const [row] = await this.database.rows<{ since: string }>(
      `SELECT ${instantText('given_at')} AS since FROM location_consents WHERE contractor_id = $1 AND withdrawn_at IS NULL`,
      [contractorId],
    );
    return row?.since ?? null;
  }

  async setConsent(contractorId: string, isGiven: boolean): Promise<void> {
    await this.database.rows(
      isGiven
        ? `INSERT INTO location_consents AS c (organization_id, contractor_id) VALUES (current_organization(), $1)
           ON CONFLICT (organization_id, contractor_id) DO UPDATE SET given_at = now(), withdrawn_at = NULL
           WHERE c.withdrawn_at IS NOT NULL`
        : 'UPDATE location_consents SET withdrawn_at = now() WHERE contractor_id = $1 AND withdrawn_at IS NULL',
      [contractorId],
    );
  }
}
