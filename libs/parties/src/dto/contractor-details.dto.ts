import { SKILL_LEVELS, type SkillLevel } from '#catalog';
import { Nested, OneOf, Text, Whole } from '#platform';
import { LANGUAGES, type Language } from '../domain/contractor-profile.js';
import { SLIPS, type SlipKind } from '../domain/tax-identifiers.js';
import { AddressBody } from './address.dto.js';
import { Degrees } from './place.field.js';

export class ChangeProfileBody {
  @Whole({
    description: 'The version you have seen, 0 for the first time; a newer one refuses the change (409).',
  })
  version!: number;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  homeAddress?: AddressBody | null;

  @Degrees({ optional: true, nullable: true })
  homeLatitude?: string | null;

  @Degrees({ optional: true, nullable: true, example: '-75.6972' })
  homeLongitude?: string | null;

  @Text({ optional: true, nullable: true, max: 60, example: 'America/Toronto' })
  timezone?: string | null;

  @Text({ optional: true, nullable: true, max: 100, example: 'Ford Transit 250' })
  vehicle?: string | null;

  @Text({ optional: true, nullable: true, max: 20 })
  vehiclePlate?: string | null;

  @OneOf(SKILL_LEVELS, { optional: true, nullable: true, description: 'The tier that rates are read at.' })
  skillTier?: SkillLevel | null;

  @OneOf(LANGUAGES, { optional: true })
  language?: Language;
}

export class ProfileAnswer {
  @Nested(() => AddressBody, { nullable: true })
  homeAddress!: AddressBody | null;

  @Degrees({ nullable: true })
  homeLatitude!: string | null;

  @Degrees({ nullable: true })
  homeLongitude!: string | null;

  @Text({ nullable: true })
  timezone!: string | null;

  @Text({ nullable: true })
  vehicle!: string | null;

  @Text({ nullable: true })
  vehiclePlate!: string | null;

  @OneOf(SKILL_LEVELS, { nullable: true })
  skillTier!: SkillLevel | null;

  @OneOf(LANGUAGES)
  language!: Language;

  @Whole()
  version!: number;
}

export class ChangeTaxIdentityBody {
  @Whole({
    description: 'The version you have seen, 0 for the first time; a newer one refuses the change (409).',
  })
  version!: number;

  @OneOf(SLIPS, { optional: true, description: 't5018 unless given.' })
  slip?: SlipKind;

  @Text({ optional: true, nullable: true, max: 20, description: 'Nine digits, with or without an account.' })
  businessNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 20, description: 'Nine digits.' })
  sin?: string | null;

  @Text({ optional: true, nullable: true, max: 20, example: '123456782RT0001' })
  gstNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 20, example: '1234567890TQ0001' })
  qstNumber?: string | null;
}

export class TaxIdentityAnswer {
  @OneOf(SLIPS)
  slip!: SlipKind;

  @Text({ nullable: true, description: 'The last three digits.', example: '782' })
  businessNumberEnding!: string | null;

  @Text({ nullable: true, description: 'The last three digits.', example: '544' })
  sinEnding!: string | null;

  @Text({ nullable: true })
  gstNumber!: string | null;

  @Text({ nullable: true })
  qstNumber!: string | null;

  @Whole()
  version!: number;
}

export class RevealTaxIdentityBody {
  @Text({ max: 500, description: 'Why they have to be seen; kept in the audit log.' })
  reason!: string;
}

export class RevealedTaxIdentityAnswer {
  @Text({ nullable: true })
  businessNumber!: string | null;

  @Text({ nullable: true })
  sin!: string | null;
}
