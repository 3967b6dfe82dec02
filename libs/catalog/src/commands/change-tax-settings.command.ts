import { Injectable } from '@nestjs/common';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { checkTaxSettings, type TaxSettings } from '../domain/tax-settings.js';
import { TaxSettingsRepository } from '../tax-settings.repository.js';

@Injectable()
export class ChangeTaxSettings {
  constructor(
    private readonly settings: TaxSettingsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Changes what is given. Documents that exist keep the tax they have. */
  run(change: Partial<TaxSettings>): Promise<TaxSettings> {
    return this.unitOfWork.run(async () => {
      const before = await this.settings.current();
      const after = checkTaxSettings({
        rounding: change.rounding ?? before.rounding,
        exceptions: change.exceptions ?? before.exceptions,
      });
      await this.settings.save(after);
      await this.audit.record({
        action: 'tax-settings.changed',
        entity: 'tax-settings',
        entityId: requireScope().organizationId,
        data: { before, after },
      });
      return after;
    });
  }
}
