import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { checkRoleChange } from '../domain/membership-rules.js';
import { MembersRepository } from '../members.repository.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { TenantRole } from '../permissions.js';
import { SessionEnding } from './session-ending.js';

/** Ends a membership and its sign-ins. The person keeps her account and her other organizations. */
@Injectable()
export class RemoveUserCommand {
  constructor(
    private readonly members: MembersRepository,
    private readonly organizations: OrganizationsRepository,
    private readonly ending: SessionEnding,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `USERS.NOT_FOUND`, `USERS.OWNER_ONLY` or `USERS.LAST_OWNER`. */
  async execute(userId: string, by: TenantRole | 'api-key'): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.organizations.lock();
      const member = await this.members.find(userId);
      if (!member)
        throw DomainError.notFound('USERS.NOT_FOUND', 'There is no such person in your organization.');
      const { role } = member;
      checkRoleChange({ by, from: role, owners: await this.members.countOwners() });
      await this.members.remove(userId);
      await this.ending.all(userId);
      await this.audit.record({ action: 'user.removed', entity: 'user', entityId: userId, data: { role } });
    });
    this.ending.forget(userId);
  }
}
