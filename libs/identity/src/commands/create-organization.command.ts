import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, foldLetters, isTimeZone, newId } from '#kernel';
import { AuditLog, runAsTenant, systemActor, UnitOfWork } from '#platform';
import type { Province } from '../domain/provinces.js';
import { OrganizationsRepository } from '../organizations.repository.js';

export interface CreateOrganization {
  name: string;
  /** IANA name. */
  timezone: string;
  province: Province;
  /** ISO 4217; CAD unless told. */
  currency?: string;
  locale?: string;
}

@Injectable()
export class CreateOrganizationCommand {
  constructor(
    private readonly organizations: OrganizationsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Returns the new organization's id. Throws `ORGANIZATION.TIMEZONE` for a zone that does not exist. */
  async execute({
    name,
    timezone,
    province,
    currency = 'CAD',
    locale = 'en-CA',
  }: CreateOrganization): Promise<string> {
    checkTimezone(timezone);
    const id = newId();
    const organization = { id, name, slug: slugOf(name), timezone, province, currency, locale };
    await runAsTenant(id, systemActor('identity'), () =>
      this.unitOfWork.run(async () => {
        await this.organizations.add(organization);
        await this.audit.record({
          action: 'organization.created',
          entity: 'organization',
          entityId: id,
          data: { name },
        });
      }),
    );
    return id;
  }
}

export function checkTimezone(timezone: string): void {
  if (isTimeZone(timezone)) return;
  throw new DomainError('ORGANIZATION.TIMEZONE', `"${timezone}" is not a time zone.`, {
    field: 'timezone',
    fix: 'Use an IANA name such as America/Toronto.',
  });
}

/** Ends in random letters, because whether a name is taken elsewhere is nobody's business. */
function slugOf(name: string): string {
  const words = foldLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${words.slice(0, 40) || 'organization'}-${randomBytes(4).toString('hex')}`;
}
