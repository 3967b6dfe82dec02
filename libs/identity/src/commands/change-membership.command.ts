import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { CallerDirectory } from '../access/caller-directory.js';
import { checkRoleChange } from '../domain/membership-rules.js';
import { type Member, type Membership, MembersRepository } from '../members.repository.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { TenantRole } from '../permissions.js';

type By = TenantRole | 'api-key';

/** Who belongs to the organization in scope, and as what. */
@Injectable()
export class ChangeMembershipCommand {
  constructor(
    private readonly members: MembersRepository,
    private readonly organizations: OrganizationsRepository,
    private readonly directory: CallerDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Undefined when the person is a member already. */
  add(membership: Membership, by: By): Promise<Member | undefined> {
    return this.unitOfWork.run(async () => {
      await this.check({ by, to: membership.role });
      await this.checkParties(membership);
      if (!(await this.members.add(membership))) return undefined;
      const { userId, ...data } = membership;
      await this.record('user.added', userId, data);
      return this.existing(userId);
    });
  }

  /** Throws `USERS.NOT_FOUND`, `USERS.OWNER_ONLY`, `USERS.LAST_OWNER` or `USERS.NO_SUCH_PARTY`. */
  async change(change: Partial<Membership> & { userId: string }, by: By): Promise<Member> {
    const { userId, ...data } = change;
    const changed = await this.unitOfWork.run(async () => {
      await this.organizations.lock();
      const before = await this.existing(userId);
      await this.check({ by, from: before.role, to: data.role ?? before.role });
      await this.checkParties(change);
      await this.members.change(change);
      await this.record('user.changed', userId, data);
      return this.existing(userId);
    });
    this.directory.forgetPerson(userId);
    return changed;
  }

  private async check(change: { by: By; from?: TenantRole; to?: TenantRole }): Promise<void> {
    checkRoleChange({ ...change, owners: await this.members.countOwners() });
  }

  private async checkParties(membership: Partial<Membership>): Promise<void> {
    const unknown = await this.members.unknownParty(membership);
    if (!unknown) return;
    throw new DomainError('USERS.NO_SUCH_PARTY', `There is no such ${unknown} in your organization.`, {
      field: `${unknown}Id`,
      fix: `Choose one of GET /api/v1/${unknown}s.`,
    });
  }

  private async existing(userId: string): Promise<Member> {
    const member = await this.members.find(userId);
    if (!member)
      throw DomainError.notFound('USERS.NOT_FOUND', 'There is no such person in your organization.');
    return member;
  }

  private record(action: string, entityId: string, data: object): Promise<void> {
    return this.audit.record({ action, entity: 'user', entityId, data: { ...data } });
  }
}
