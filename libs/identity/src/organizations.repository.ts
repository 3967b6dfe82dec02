import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database, requireScope } from '#platform';
import type { Province } from './domain/provinces.js';

export interface OrganizationSettings {
  id: string;
  name: string;
  slug: string;
  /** IANA name, e.g. `America/Toronto`: decides what day it is. */
  timezone: string;
  province: Province;
  /** ISO 4217. */
  currency: string;
  locale: string;
  /** Off stops this organization's sync of every ten minutes and of every night. */
  syncEnabled: boolean;
}

/** What a schedule needs to know about each organization of the installation. */
export interface ScheduledOrganization {
  id: string;
  timezone: string;
  syncEnabled: boolean;
}

export type OrganizationChange = Partial<Omit<OrganizationSettings, 'id' | 'slug' | 'currency'>>;

@Injectable()
export class OrganizationsRepository {
  constructor(private readonly database: Database) {}

  async add(organization: Omit<OrganizationSettings, 'syncEnabled'>): Promise<void> {
    await this.database.prisma.organization.create({ data: organization });
  }

  async current(): Promise<OrganizationSettings> {
    const [found] = await this.database.rows<OrganizationSettings>(
      `SELECT id, name, slug, timezone, province, currency, locale, sync_enabled AS "syncEnabled"
       FROM organizations WHERE id = $1`,
      [requireScope().organizationId],
    );
    if (!found) throw DomainError.notFound('ORGANIZATION.NOT_FOUND', 'This organization does not exist.');
    return found;
  }

  async change(data: OrganizationChange): Promise<void> {
    await this.database.prisma.organization.updateMany({
      where: { id: requireScope().organizationId },
      data,
    });
  }

  /** Holds the organization for this transaction, so that changes that count its members come one after another. */
  async lock(): Promise<void> {
    await this.database.prisma.$queryRaw`
      SELECT id FROM organizations WHERE id = ${requireScope().organizationId}::uuid FOR UPDATE`;
  }

  async listAll(): Promise<ScheduledOrganization[]> {
    const { rows } = await this.database.unscoped.query<ScheduledOrganization>(
      'SELECT id, timezone, sync_enabled AS "syncEnabled" FROM system_organizations() ORDER BY id',
    );
    return rows;
  }
}
