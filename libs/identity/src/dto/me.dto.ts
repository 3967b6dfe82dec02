import { Email, Id, ListOf, Nested, OneOf, Text } from '#platform';
import { MAX_PASSWORD, MIN_PASSWORD } from '../domain/password.js';
import { TENANT_ROLES, type TenantRole } from '../permissions.js';
import { OrganizationAnswer } from './organization.dto.js';
import { PermissionNames } from './permission-names.field.js';

export class MembershipAnswer {
  @Id()
  organizationId!: string;

  @Text()
  organizationName!: string;

  @OneOf(TENANT_ROLES)
  role!: TenantRole;
}

export class MeAnswer {
  @Id()
  id!: string;

  @Email()
  email!: string;

  @Text()
  name!: string;

  @OneOf(TENANT_ROLES)
  role!: string;

  @PermissionNames('What this role may do here.')
  permissions!: string[];

  @Nested(() => OrganizationAnswer)
  organization!: OrganizationAnswer;

  @ListOf(() => MembershipAnswer, { description: 'Every organization this person is a member of.' })
  memberships!: MembershipAnswer[];

  @Id({ nullable: true })
  contractorId!: string | null;

  @Id({ nullable: true })
  customerId!: string | null;
}

export class ChangePasswordBody {
  @Text({ max: MAX_PASSWORD })
  currentPassword!: string;

  @Text({ min: MIN_PASSWORD, max: MAX_PASSWORD })
  newPassword!: string;
}
