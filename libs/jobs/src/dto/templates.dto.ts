import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsIn, IsOptional } from 'class-validator';
import { Flag, Id, ListOf, OneOf, Text, Whole } from '#platform';
import { GATES, type Gate } from '../domain/gate.js';
import { BILLING_BASES, type BillingBasis } from '../domain/job.js';
import { CheckpointBody } from './checkpoints.dto.js';
import { HandLineBody } from './jobs.dto.js';

class TemplateDetails {
  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Whole({ optional: true, nullable: true, max: 3650, description: 'Due so many days after it is made.' })
  dueDays?: number | null;

  @Whole({ optional: true, min: 1, max: 5 })
  priority?: number;

  @OneOf(BILLING_BASES, { optional: true })
  billingBasis?: BillingBasis;

  @Id({ optional: true, nullable: true })
  workCentreId?: string | null;

  @ListOf(() => HandLineBody, { optional: true, max: 500 })
  lines?: HandLineBody[];

  @ListOf(() => CheckpointBody, { optional: true, max: 100 })
  checkpoints?: CheckpointBody[];

  @ApiProperty({ required: false, isArray: true, type: String, enum: GATES })
  @IsOptional()
  @ArrayUnique()
  @IsIn(GATES, { each: true, message: `gates must be among: ${GATES.join(', ')}` })
  gates?: Gate[];
}

export class CreateTemplateBody extends TemplateDetails {
  @Text({ max: 200 })
  name!: string;
}

export class ChangeTemplateBody extends TemplateDetails {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Text({ optional: true, max: 200 })
  name?: string;

  @Flag({ optional: true, description: 'Inactive ones are not offered any more.' })
  active?: boolean;
}

export class TemplateAnswer extends TemplateDetails {
  @Id()
  id!: string;

  @Text({ max: 200 })
  name!: string;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

export class TemplateList {
  @ListOf(() => TemplateAnswer)
  items!: TemplateAnswer[];
}

/** What a check of a template is unless it says otherwise. */
export function toCheckpoint({ name, instructions, isBlocking, needsPhoto }: CheckpointBody) {
  return {
    name,
    instructions: instructions ?? null,
    isBlocking: isBlocking ?? true,
    needsPhoto: needsPhoto ?? false,
  };
}
