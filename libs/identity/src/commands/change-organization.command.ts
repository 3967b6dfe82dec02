import { Injectable } from '@nestjs/common';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import {
  type OrganizationChange,
  type OrganizationSettings,
  OrganizationsRepository,
} from '../organizations.repository.js';
import { checkTimezone } from './create-organization.command.js';

@Injectable()
export class ChangeOrganizationCommand {
  constructor(
    private readonly organizations: OrganizationsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Changes what is given and leaves the rest. Throws `ORGANIZATION.TIMEZONE` for a zone that does not exist. */
  execute(change: OrganizationChange): Promise<OrganizationSettings> {
    if (change.timezone !== undefined) checkTimezone(change.timezone);
    return this.unitOfWork.run(async () => {
      await this.organizations.change(change);
      await this.audit.record({
        action: 'organization.changed',
        entity: 'organization',
        entityId: requireScope().organizationId,
        data: { ...change },
      });
      return this.organizations.current();
    });
  }
}
