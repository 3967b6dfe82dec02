import { Injectable } from '@nestjs/common';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { type TrackingSettings, TrackingSettingsRepository } from '../settings.repository.js';

export type SettingsChange = Partial<TrackingSettings> & Pick<TrackingSettings, 'version'>;

/** Decides whether places are recorded continuously and how long they are kept; from now on. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: TrackingSettingsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `TRACKING.STALE_VERSION` (conflict). */
  run({ version, continuous, retentionDays }: SettingsChange): Promise<TrackingSettings> {
    return this.unitOfWork.run(async () => {
      const before = await this.settings.current();
      const saved = await this.settings.save({
        continuous: continuous ?? before.continuous,
        retentionDays: retentionDays ?? before.retentionDays,
        version,
      });
      await this.audit.record({
        action: 'organization.tracking-settings-changed',
        entity: 'organization',
        entityId: requireScope().organizationId,
        data: { before, after: saved },
      });
      return saved;
    });
  }
}
