import { PartialType } from '@nestjs/swagger';
import {
  Day,
  Email,
  Flag,
  FlagInQuery,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Text,
  Whole,
} from '#platform';
import {
  CLEARANCE_KINDS,
  CLEARANCE_NEEDS,
  type ClearanceKind,
  type ClearanceNeed,
} from '../domain/clearance.js';
import { CONTRACTOR_KINDS, type ContractorKind } from '../domain/contractor.js';
import { AddressBody } from './address.dto.js';

export class ContractorsQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name, company or e-mail address.' })
  q?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;

  @OneOf(CONTRACTOR_KINDS, { optional: true })
  kind?: ContractorKind;

  @OneOf(CLEARANCE_NEEDS, {
    optional: true,
    description:
      'expiring: a paper ends within 30 days or has ended, and no later one replaces it; expired: it has ended.',
  })
  clearances?: ClearanceNeed;
}

export class CreateContractorBody {
  @Text({ max: 500, description: 'How the contractor is listed; unique among active contractors.' })
  displayName!: string;

  @OneOf(CONTRACTOR_KINDS, { optional: true, description: 'contractor unless given.' })
  kind?: ContractorKind;

  @Text({ optional: true, nullable: true })
  companyName?: string | null;

  @Text({ optional: true, nullable: true, max: 100 })
  givenName?: string | null;

  @Text({ optional: true, nullable: true, max: 100 })
  familyName?: string | null;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Text({ optional: true, nullable: true, max: 40 })
  phone?: string | null;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  address?: AddressBody | null;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD', description: 'ISO 4217.' })
  currency?: string;

  @Id({ optional: true, nullable: true, description: 'Payment term.' })
  termId?: string | null;

  @Text({
    optional: true,
    nullable: true,
    max: 4000,
    description: 'Internal; never sent to an accounting system.',
  })
  notes?: string | null;
}

export class ChangeContractorBody extends PartialType(CreateContractorBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

export class ClearanceEndAnswer {
  @OneOf(CLEARANCE_KINDS)
  kind!: ClearanceKind;

  @Day({ description: 'The last day it holds.' })
  expiresOn!: string;
}

/** A contractor as lists and the record itself say alike. */
export class ContractorSummary {
  @Id()
  id!: string;

  @OneOf(CONTRACTOR_KINDS)
  kind!: ContractorKind;

  @Text()
  displayName!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @Text({ example: 'CAD' })
  currency!: string;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

/** A line of the list: no more than a list shows. */
export class ContractorRow extends ContractorSummary {
  @Nested(() => ClearanceEndAnswer, {
    nullable: true,
    description: 'The paper that ends first, or ended, and that no later one replaces.',
  })
  nextExpiry!: ClearanceEndAnswer | null;
}

export class ContractorPage {
  @ListOf(() => ContractorRow)
  items!: ContractorRow[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class ContractorAnswer extends ContractorSummary {
  @Text({ nullable: true })
  givenName!: string | null;

  @Text({ nullable: true })
  familyName!: string | null;

  @Nested(() => AddressBody, { nullable: true })
  address!: AddressBody | null;

  @Id({ nullable: true })
  termId!: string | null;

  @Text({ nullable: true, max: 4000 })
  notes!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}
