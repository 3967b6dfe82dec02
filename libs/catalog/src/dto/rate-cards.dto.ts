import { applyDecorators } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import {
  Amount,
  Day,
  type FieldOptions,
  Flag,
  FlagInQuery,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Quantity,
  Text,
  Whole,
  WholeInQuery,
} from '#platform';
import {
  OVERTIME_SOURCES,
  type OvertimeSource,
  RATE_METHODS,
  RATE_SIDES,
  type RateMethod,
  type RateSide,
} from '../domain/rate-card.js';
import { SKILL_LEVELS, type SkillLevel } from '../domain/skill-level.js';

/** A rate, or what is added to one: it may be negative. */
const RateValue = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Text({ max: 20, example: '85.00', ...options }),
    Matches(/^-?\d{1,12}(\.\d{1,6})?$/, { message: '$property must be a number such as "85.00" or "-2.5"' }),
  );

export class OvertimeBody {
  @Whole({ nullable: true, max: 1440, description: 'Minutes of a day after which they are overtime.' })
  dailyAfter!: number | null;

  @Whole({ nullable: true, max: 1440, description: 'Minutes of a day after which they are double time.' })
  dailyDoubleAfter!: number | null;

  @Whole({ nullable: true, max: 10_080, description: 'Minutes of a week after which they are overtime.' })
  weeklyAfter!: number | null;

  @Quantity({ example: '1.5' })
  overtime!: string;

  @Quantity({ example: '2' })
  double!: string;

  @Quantity({ example: '1.5', description: 'For statutory holidays of the province.' })
  holiday!: string;
}

export class RateCardsQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name.' })
  q?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;

  @OneOf(RATE_SIDES, { optional: true })
  side?: RateSide;

  @Id({ optional: true })
  contractorId?: string;

  @Id({ optional: true })
  customerId?: string;

  @Id({ optional: true })
  serviceTypeId?: string;
}

export class CreateRateCardBody {
  @Text({ max: 200 })
  name!: string;

  @OneOf(RATE_SIDES, { optional: true, description: 'Follows from the party when one is named; else pay.' })
  side?: RateSide;

  @Id({ optional: true, nullable: true })
  contractorId?: string | null;

  @Id({ optional: true, nullable: true })
  customerId?: string | null;

  @Id({ optional: true, nullable: true })
  serviceTypeId?: string | null;

  @Id({ optional: true, nullable: true })
  itemId?: string | null;

  @OneOf(SKILL_LEVELS, { optional: true, nullable: true })
  skillTier?: SkillLevel | null;

  @Text({
    optional: true,
    nullable: true,
    max: 40,
    example: 'ON',
    description: 'A province, or a region of your own.',
  })
  region?: string | null;

  @Day()
  validFrom!: string;

  @Day({ optional: true, nullable: true, description: 'The last day it holds.' })
  validTo?: string | null;

  @OneOf(RATE_METHODS, {
    optional: true,
    description: 'rate unless given; percent and amount are added to the rate that holds without this card.',
  })
  method?: RateMethod;

  @RateValue()
  value!: string;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD', description: 'ISO 4217.' })
  currency?: string;

  @Id({ optional: true, nullable: true, description: 'What the rate is for; an hour unless given.' })
  unitId?: string | null;

  @Amount({
    optional: true,
    nullable: true,
    description: 'The least that one visit costs.',
    example: '120.00',
  })
  minimumCharge?: string | null;

  @OneOf(OVERTIME_SOURCES, { optional: true, description: 'none unless given.' })
  overtimeSource?: OvertimeSource;

  @Nested(() => OvertimeBody, { optional: true, nullable: true, description: 'For the source "own".' })
  overtime?: OvertimeBody | null;
}

export class ChangeRateCardBody extends PartialType(CreateRateCardBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

export class RateCardAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @OneOf(RATE_SIDES)
  side!: RateSide;

  @Id({ nullable: true })
  contractorId!: string | null;

  @Id({ nullable: true })
  customerId!: string | null;

  @Id({ nullable: true })
  serviceTypeId!: string | null;

  @Id({ nullable: true })
  itemId!: string | null;

  @OneOf(SKILL_LEVELS, { nullable: true })
  skillTier!: SkillLevel | null;

  @Text({ nullable: true })
  region!: string | null;

  @Day()
  validFrom!: string;

  @Day({ nullable: true })
  validTo!: string | null;

  @OneOf(RATE_METHODS)
  method!: RateMethod;

  @RateValue()
  value!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Id({ nullable: true })
  unitId!: string | null;

  @Amount({ nullable: true })
  minimumCharge!: string | null;

  @OneOf(OVERTIME_SOURCES)
  overtimeSource!: OvertimeSource;

  @Nested(() => OvertimeBody, { nullable: true })
  overtime!: OvertimeBody | null;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class RateCardPage {
  @ListOf(() => RateCardAnswer)
  items!: RateCardAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class RateInForceQuery {
  @Id({ optional: true, description: 'What is this contractor paid?' })
  contractorId?: string;

  @Id({ optional: true, description: 'What is this customer charged?' })
  customerId?: string;

  @OneOf(RATE_SIDES, { optional: true, description: 'Needed only when no party is named.' })
  side?: RateSide;

  @Id({ optional: true })
  serviceTypeId?: string;

  @Id({ optional: true })
  itemId?: string;

  @OneOf(SKILL_LEVELS, { optional: true })
  skillTier?: SkillLevel;

  @Text({ optional: true, min: 2, max: 2, example: 'ON' })
  province?: string;

  @Text({ optional: true, max: 40 })
  region?: string;

  @Day()
  day!: string;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD' })
  currency?: string;
}

export class RateInForceAnswer {
  @Quantity({ description: 'Per hour, or per unit.' })
  rate!: string;

  @Text({ example: 'CAD' })
  currency!: string;

  @Id({ nullable: true })
  unitId!: string | null;

  @OneOf(['card', 'accounting'])
  source!: 'card' | 'accounting';

  @Id({ nullable: true })
  cardId!: string | null;

  @Id({ nullable: true, description: 'The card that was added on top.' })
  adjustmentCardId!: string | null;

  @Quantity({ description: 'Before the adjustment.' })
  baseRate!: string;

  @Nested(() => OvertimeBody)
  overtime!: OvertimeBody;

  @Amount({ nullable: true })
  minimumCharge!: string | null;

  @Text({ max: 1000, description: 'Why this rate and no other.' })
  reason!: string;
}

export class HolidaysQuery {
  @Text({ min: 2, max: 2, example: 'ON' })
  province!: string;

  @WholeInQuery({ min: 1900, max: 2200, example: 2026 })
  year!: number;
}

export class HolidayAnswer {
  @Day()
  day!: string;

  @Text()
  name!: string;
}
