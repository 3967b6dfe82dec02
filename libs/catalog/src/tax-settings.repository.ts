import { Injectable } from '@nestjs/common';
import { Database, type Prisma, requireScope } from '#platform';
import { readTaxSettings, type TaxSettings, USUAL_TAX_SETTINGS } from './domain/tax-settings.js';

@Injectable()
export class TaxSettingsRepository {
  constructor(private readonly database: Database) {}

  async current(): Promise<TaxSettings> {
    const [stored] = await this.database.rows<{ rounding: string; exceptions: unknown }>(
      'SELECT rounding, exceptions FROM tax_settings',
    );
    return stored ? readTaxSettings(stored) : USUAL_TAX_SETTINGS;
  }

  async save({ rounding, exceptions }: TaxSettings): Promise<void> {
    const { organizationId } = requireScope();
    const data = { rounding, exceptions: exceptions as unknown as Prisma.InputJsonValue };
    await this.database.prisma.taxSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: { ...data, updatedAt: new Date() },
    });
  }
}
