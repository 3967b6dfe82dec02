import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#platform';

/** What an organization decided about places. */
export interface TrackingSettings {
  /** Places between clock-in and clock-out; otherwise only where somebody clocks in and out. */
  continuous: boolean;
  /** Days after which places are deleted. */
  retentionDays: number;
  /** 0 until something was decided. */
  version: number;
}

const DEFAULTS: TrackingSettings = { continuous: false, retentionDays: 90, version: 0 };

/** Owns `tracking_settings`. */
@Injectable()
export class TrackingSettingsRepository {
  constructor(private readonly database: Database) {}

  async current(): Promise<TrackingSettings> {
    const [row] = await this.database.rows<TrackingSettings>(
      'SELECT continuous, retention_days AS "retentionDays", version FROM tracking_settings',
    );
    return row ?? DEFAULTS;
  }

  /** Throws `TRACKING.STALE_VERSION` (conflict) when somebody was faster. */
  async save({ continuous, retentionDays, version }: TrackingSettings): Promise<TrackingSettings> {
    const [row] = await this.database.rows<TrackingSettings>(
      `INSERT INTO tracking_settings AS t (organization_id, continuous, retention_days)
       SELECT current_organization(), $1, $2 WHERE $3 = 0 OR EXISTS (SELECT FROM tracking_settings)
       ON CONFLICT (organization_id) DO UPDATE SET continuous = EXCLUDED.continuous, retention_days = EXCLUDED.retention_days,
         version = t.version + 1, updated_at = now() WHERE t.version = $3
       RETURNING continuous, retention_days AS "retentionDays", version`,
      [continuous, retentionDays, version],
    );
    if (row) return row;
    throw DomainError.conflict('TRACKING.STALE_VERSION', 'Somebody else has changed this meanwhile.', {
      fix: 'Read it again and repeat your change.',
    });
  }
}
