import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';

export interface TrailPoint {
  timeEntryId: string;
  at: string;
  latitude: number;
  longitude: number;
  accuracyMeters: number;
}

export interface Retention {
  days: number;
}

/** Reads and ends `location_points`, which the intake writes. */
@Injectable()
export class TrailsRepository {
  constructor(private readonly database: Database) {}

  /** Where a contractor was between two instants, in order; `most` at most. */
  between(contractorId: string, from: Date, to: Date, most: number): Promise<TrailPoint[]> {
    return this.database.rows<TrailPoint>(
      `SELECT time_entry_id AS "timeEntryId", ${instantText('at')} AS at, latitude, longitude, accuracy_meters AS "accuracyMeters"
       FROM location_points WHERE contractor_id = $1 AND at >= $2 AND at < $3 ORDER BY at LIMIT $4`,
      [contractorId, from, to, most],
    );
  }

  /** Deletes at most `limit` of the points that the organization keeps no longer. Answers how many. */
  async forget({ days }: Retention, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM location_points WHERE (organization_id, contractor_id, at) IN (
         SELECT organization_id, contractor_id, at FROM location_points
         WHERE at < now() - make_interval(days => $1) LIMIT $2) RETURNING at`,
      [days, limit],
    );
    return rows.length;
  }

  /** Makes the months to come, and drops those that nobody may keep any more. Needs no tenant. */
  async turnPartitions(): Promise<void> {
    await this.database.unscoped.query('SELECT keep_location_partitions(), drop_location_partitions()');
  }
}
