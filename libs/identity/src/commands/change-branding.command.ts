import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, logoTypeOf, requireScope, UnitOfWork } from '#platform';
import { BrandingRepository } from '../branding.repository.js';
import { type Branding, registrationNumber } from '../domain/branding.js';

@Injectable()
export class ChangeBranding {
  constructor(
    private readonly branding: BrandingRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Changes what is given; null empties. Throws `ORGANIZATION.TAX_NUMBER` and `DOCUMENTS.LOGO_UNREADABLE`. */
  run(change: Partial<Branding>): Promise<Branding> {
    if (change.logo && !logoTypeOf(change.logo)) throw unreadable();
    return this.unitOfWork.run(async () => {
      const wanted = { ...(await this.branding.current()), ...change };
      const after: Branding = {
        ...wanted,
        gstNumber: registrationNumber('gstNumber', wanted.gstNumber),
        qstNumber: registrationNumber('qstNumber', wanted.qstNumber),
      };
      await this.branding.save(after);
      const { logo, ...told } = change;
      await this.audit.record({
        action: 'organization.branding-changed',
        entity: 'organization',
        entityId: requireScope().organizationId,
        data: { ...told, ...(logo === undefined ? {} : { logoBytes: logo?.length ?? 0 }) },
      });
      return after;
    });
  }
}

function unreadable(): DomainError {
  return new DomainError('DOCUMENTS.LOGO_UNREADABLE', 'The logo is not a picture that can be printed.', {
    field: 'logo',
    fix: 'Upload a PNG or JPEG file.',
  });
}
