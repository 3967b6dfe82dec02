import { Injectable } from '@nestjs/common';
import { type Caller, signInRequired } from '../access/caller.js';
import { AccountsRepository, type MembershipInOrganization } from '../accounts.repository.js';
import { type OrganizationSettings, OrganizationsRepository } from '../organizations.repository.js';
import { type Permission, permissionsOf } from '../permissions.js';

export interface Me {
  id: string;
  email: string;
  name: string;
  role: string;
  permissions: Permission[];
  organization: OrganizationSettings;
  memberships: MembershipInOrganization[];
  contractorId: string | null;
  customerId: string | null;
}

/** What a screen needs to know about the person in front of it. */
@Injectable()
export class MeQuery {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly organizations: OrganizationsRepository,
  ) {}

  async execute({ userId, role, contractorId, customerId }: Caller): Promise<Me> {
    const [account, organization, memberships] = await Promise.all([
      this.accounts.findById(userId),
      this.organizations.current(),
      this.accounts.membershipsOf(userId),
    ]);
    if (!account || role === 'api-key') throw signInRequired();
    return {
      id: userId,
      email: account.email,
      name: account.name,
      role,
      permissions: permissionsOf(role),
      organization,
      memberships,
      contractorId: contractorId ?? null,
      customerId: customerId ?? null,
    };
  }
}
