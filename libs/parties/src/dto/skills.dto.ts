import { PartialType } from '@nestjs/swagger';
import { SKILL_LEVELS, type SkillLevel } from '#catalog';
import { Day, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';

export class CreateSkillBody {
  @Text({ max: 100, example: 'Gas fitting' })
  name!: string;

  @OneOf(SKILL_LEVELS, { optional: true, description: 'journeyperson unless given.' })
  level?: SkillLevel;

  @Id({ optional: true, nullable: true, description: 'The service type it qualifies for.' })
  serviceTypeId?: string | null;

  @Text({ optional: true, nullable: true, max: 100, description: 'Number of the certificate.' })
  certificate?: string | null;

  @Day({ optional: true, nullable: true, description: 'The last day it holds.' })
  expiresOn?: string | null;
}

export class ChangeSkillBody extends PartialType(CreateSkillBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class SkillAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @OneOf(SKILL_LEVELS)
  level!: SkillLevel;

  @Id({ nullable: true })
  serviceTypeId!: string | null;

  @Text({ nullable: true })
  certificate!: string | null;

  @Day({ nullable: true })
  expiresOn!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class SkillPage {
  @ListOf(() => SkillAnswer)
  items!: SkillAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
