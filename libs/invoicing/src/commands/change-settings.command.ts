import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { DomainError } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { BillingSettingsRepository } from '../billing-settings.repository.js';
import { type BillingSettings, NO_SETTINGS } from '../domain/billing-settings.js';
import { noSuchReference } from '../domain/invoicing-errors.js';

const ITEMS = ['holdbackItemId', 'depositItemId', 'freightItemId', 'expenseItemId'] as const;

/** The settings of billing. What is not named stays; null empties. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: BillingSettingsRepository,
    private readonly catalog: CatalogFacade,
    private readonly audit: AuditLog,
  ) {}

  async show(): Promise<BillingSettings> {
    return (await this.settings.find()) ?? NO_SETTINGS;
  }

  run(changes: Partial<Omit<BillingSettings, 'version'>>): Promise<BillingSettings> {
    return this.unitOfWork.run(async () => {
      const before = (await this.settings.lock()) ?? NO_SETTINGS;
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const after: BillingSettings = { ...before, ...Object.fromEntries(given) };
      await this.checkNamed(after);
      await this.settings.save(after);
      await this.audit.record({
        action: 'billing_settings.changed',
        entity: 'organization',
        entityId: requireScope().organizationId,
        data: Object.fromEntries(given),
      });
      return (await this.settings.find()) ?? after;
    });
  }

  private async checkNamed(settings: BillingSettings): Promise<void> {
    const ids = ITEMS.flatMap((field) => settings[field] ?? []);
    const found = await this.catalog.items.readRecords(ids);
    const field = ITEMS.find((one) => settings[one] !== null && !found.has(settings[one] as string));
    if (field) throw new DomainError('INVOICING.NO_SUCH_ITEM', 'There is no such item.', { field });
    const { depositTaxCodeId: code } = settings;
    if (code !== null && !(await this.catalog.taxCodes.readRecords([code])).has(code))
      throw noSuchReference('depositTaxCodeId', 'tax code');
  }
}
