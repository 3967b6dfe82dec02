import { Email, Flag, Id, Instant, ListOf, OneOf, Text } from '#platform';
import { MAX_PASSWORD, MIN_PASSWORD } from '../domain/password.js';
import type { Member } from '../members.repository.js';
import { TENANT_ROLES, type TenantRole } from '../permissions.js';

export class UserAnswer {
  @Id()
  id!: string;

  @Email()
  email!: string;

  @Text()
  name!: string;

  @OneOf(TENANT_ROLES)
  role!: TenantRole;

  @Id({ nullable: true, description: 'The contractor this person works as.' })
  contractorId!: string | null;

  @Id({ nullable: true, description: 'The customer this person belongs to.' })
  customerId!: string | null;

  @Flag({ description: 'Whether this contractor may record time for others of the crew.' })
  isForeman!: boolean;

  @Instant()
  createdAt!: string;

  static of({ createdAt, ...member }: Member): UserAnswer {
    return { ...member, createdAt: createdAt.toISOString() };
  }
}

export class UserPage {
  @ListOf(() => UserAnswer)
  items!: UserAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class AddUserBody {
  @Email()
  email!: string;

  @Text({ max: 120 })
  name!: string;

  @Text({
    min: MIN_PASSWORD,
    max: MAX_PASSWORD,
    description: 'A first password; the person changes it herself.',
  })
  password!: string;

  @OneOf(TENANT_ROLES)
  role!: TenantRole;

  @Id({ optional: true, description: 'For the role "contractor": who she is among the contractors.' })
  contractorId?: string;

  @Id({ optional: true, description: 'For the role "customer": who she is among the customers.' })
  customerId?: string;

  @Flag({ optional: true, description: 'Lets a contractor record time for the others of the crew.' })
  isForeman?: boolean;
}

export class ChangeUserBody {
  @OneOf(TENANT_ROLES, { optional: true })
  role?: TenantRole;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Flag({ optional: true, description: 'Lets a contractor record time for the others of the crew.' })
  isForeman?: boolean;
}
