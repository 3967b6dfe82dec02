import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, requireScope } from '#platform';
import { type Branding, type BrandingAddress, NO_BRANDING } from './domain/branding.js';

@Injectable()
export class BrandingRepository {
  constructor(private readonly database: Database) {}

  async current(): Promise<Branding> {
    const { organizationId } = requireScope();
    const stored = await this.database.prisma.organizationBranding.findFirst({ where: { organizationId } });
    if (!stored) return NO_BRANDING;
    const { organizationId: _owner, updatedAt: _when, address, logo, ...rest } = stored;
    return { ...rest, address: address as BrandingAddress | null, logo: logo ? Buffer.from(logo) : null };
  }

  async save({ address, logo, ...rest }: Branding): Promise<void> {
    const { organizationId } = requireScope();
    const data = {
      ...rest,
      address: address ? { ...address } : DbNull,
      logo: logo ? new Uint8Array(logo) : null,
    };
    await this.database.prisma.organizationBranding.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: { ...data, updatedAt: new Date() },
    });
  }
}
