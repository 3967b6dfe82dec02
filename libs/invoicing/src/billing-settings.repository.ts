import { Injectable } from '@nestjs/common';
import { Database, requireScope } from '#platform';
import type { BillingSettings } from './domain/billing-settings.js';

/** Owns `billing_settings`: one row for each organization that has changed something. */
@Injectable()
export class BillingSettingsRepository {
  constructor(private readonly database: Database) {}

  async find(): Promise<BillingSettings | undefined> {
    const row = await this.database.prisma.billingSettings.findFirst();
    if (!row) return undefined;
    const { organizationId: _tenant, updatedAt: _at, ...settings } = row;
    return {
      ...settings,
      holdbackPercent: row.holdbackPercent?.toFixed() ?? null,
      markupPercent: row.markupPercent.toFixed(),
    };
  }

  /** Held until the unit of work ends. */
  async lock(): Promise<BillingSettings | undefined> {
    await this.database.rows('SELECT 1 FROM billing_settings FOR UPDATE');
    return this.find();
  }

  async save({ version: _counted, ...settings }: BillingSettings): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.billingSettings.upsert({
      where: { organizationId },
      create: { ...settings, organizationId },
      update: { ...settings, version: { increment: 1 }, updatedAt: new Date() },
    });
  }
}
