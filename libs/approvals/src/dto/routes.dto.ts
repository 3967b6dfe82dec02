import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { TENANT_ROLES, type TenantRole } from '#identity';
import { Amount, Day, Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';

const DIRECTIONS = ['receivable', 'payable'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** A list of roles that may be empty. */
const Roles = (description?: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], enum: [...TENANT_ROLES], required: false, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(TENANT_ROLES.length),
    IsIn([...TENANT_ROLES], { each: true, message: `$property must be some of: ${TENANT_ROLES.join(', ')}` }),
  );

/** A list of people that may be empty. */
const People = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], format: 'uuid', required: false }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(50),
    IsUUID('all', { each: true, message: '$property must be ids (UUIDs)' }),
  );

/** A list of directions that may be empty. */
export const Directions = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], enum: [...DIRECTIONS], required: false, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(DIRECTIONS.length),
    IsIn([...DIRECTIONS], { each: true, message: `$property must be some of: ${DIRECTIONS.join(', ')}` }),
  );

export class RouteStepBody {
  @Text({ max: 100, example: 'Project manager' })
  name!: string;

  @Roles('Neither roles nor people: everybody who may approve at all.')
  roles?: TenantRole[];

  @People()
  userIds?: string[];

  @Whole({ optional: true, min: 1, max: 20, description: 'How many have to say yes. Left out: 1.' })
  quorum?: number;

  @Whole({ optional: true, nullable: true, min: 1, max: 2000, description: 'Then others may decide too.' })
  escalateAfterHours?: number | null;

  @Roles()
  escalateToRoles?: TenantRole[];

  @People()
  escalateToUserIds?: string[];
}

class RouteBody {
  @Whole({ optional: true, max: 100_000, description: 'The lowest that matches is taken. Left out: 100.' })
  position?: number;

  @Flag({ optional: true })
  isOn?: boolean;

  @OneOf(DIRECTIONS, { optional: true, nullable: true })
  direction?: Direction | null;

  @Amount({ optional: true, nullable: true, description: 'Home currency; from this total on.' })
  minTotal?: string | null;

  @Amount({ optional: true, nullable: true, description: 'Home currency; up to this total.' })
  maxTotal?: string | null;

  @Id({ optional: true, nullable: true })
  customerId?: string | null;

  @Id({ optional: true, nullable: true })
  contractorId?: string | null;

  @Id({ optional: true, nullable: true })
  jobId?: string | null;
}

export class CreateRouteBody extends RouteBody {
  @Text({ max: 100, example: 'Bills above 5,000' })
  name!: string;

  @ListOf(() => RouteStepBody, { min: 1, max: 10 })
  steps!: RouteStepBody[];
}

export class ChangeRouteBody extends RouteBody {
  @Whole({ min: 1, description: 'The version that the change was made against.' })
  version!: number;

  @Text({ optional: true, max: 100 })
  name?: string;

  @ListOf(() => RouteStepBody, { optional: true, min: 1, max: 10 })
  steps?: RouteStepBody[];
}

export class RouteAnswer extends RouteBody {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Whole()
  version!: number;

  @ListOf(() => RouteStepBody)
  steps!: RouteStepBody[];
}

export class RoutePage {
  @ListOf(() => RouteAnswer)
  items!: RouteAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class CreateDelegationBody {
  @Id({
    optional: true,
    description: 'Who is away. Left out: the caller. Only an owner or admin names another.',
  })
  fromUserId?: string;

  @Id({ description: 'Who stands in.' })
  toUserId!: string;

  @Day()
  fromDay!: string;

  @Day({ description: 'Included.' })
  toDay!: string;

  @Text({ optional: true, max: 500 })
  reason?: string;
}

export class DelegationAnswer {
  @Id()
  id!: string;

  @Id()
  fromUserId!: string;

  @Id()
  toUserId!: string;

  @Day()
  fromDay!: string;

  @Day()
  toDay!: string;

  @Text({ nullable: true })
  reason!: string | null;

  @Instant({ nullable: true })
  revokedAt!: string | null;
}

export class DelegationPage {
  @ListOf(() => DelegationAnswer)
  items!: DelegationAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class SettingsBody {
  @Whole({
    optional: true,
    nullable: true,
    max: 3600,
    description: 'How long an approval can be undone before it leaves. Null: as the installation says.',
  })
  graceSeconds?: number | null;

  @Flag({ optional: true, description: 'Whether what is eligible is approved unseen.' })
  autoApprove?: boolean;

  @Directions('What is approved unseen.')
  autoDirections?: Direction[];

  @Amount({ optional: true, nullable: true, description: 'Up to this total, in home currency. Null: any.' })
  autoMaxTotal?: string | null;

  @Whole({ optional: true, max: 100, description: 'Up to this anomaly score.' })
  autoMaxScore?: number;

  @Flag({ optional: true, description: 'Whether people may approve what they wrote themselves.' })
  allowSelfApproval?: boolean;
}
