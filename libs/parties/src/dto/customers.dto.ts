import { PartialType } from '@nestjs/swagger';
import { Email, Flag, FlagInQuery, Id, Instant, ListOf, Nested, PageQuery, Text, Whole } from '#platform';
import { AddressBody } from './address.dto.js';

export class CustomersQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name, company or e-mail address.' })
  q?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;

  @FlagInQuery({ optional: true })
  isProject?: boolean;

  @Id({ optional: true, description: 'Only the projects and sub-customers of this customer.' })
  parentId?: string;
}

export class CreateCustomerBody {
  @Text({ max: 500, description: 'How the customer is listed; unique among active customers.' })
  displayName!: string;

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
  billingAddress?: AddressBody | null;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  shippingAddress?: AddressBody | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'The customer this project or sub-customer belongs to.',
  })
  parentId?: string | null;

  @Flag({ optional: true })
  isProject?: boolean;

  @Text({ optional: true, min: 3, max: 3, example: 'CAD', description: 'ISO 4217.' })
  currency?: string;

  @Flag({ optional: true })
  taxExempt?: boolean;

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

export class ChangeCustomerBody extends PartialType(CreateCustomerBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

/** A line of the list: no more than a list shows. */
export class CustomerRow {
  @Id()
  id!: string;

  @Text()
  displayName!: string;

  @Text({ nullable: true })
  companyName!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @Id({ nullable: true })
  parentId!: string | null;

  @Flag()
  isProject!: boolean;

  @Text({ example: 'CAD' })
  currency!: string;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

export class CustomerPage {
  @ListOf(() => CustomerRow)
  items!: CustomerRow[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class CustomerAnswer extends CustomerRow {
  @Text({ nullable: true })
  givenName!: string | null;

  @Text({ nullable: true })
  familyName!: string | null;

  @Nested(() => AddressBody, { nullable: true })
  billingAddress!: AddressBody | null;

  @Nested(() => AddressBody, { nullable: true })
  shippingAddress!: AddressBody | null;

  @Flag()
  taxExempt!: boolean;

  @Id({ nullable: true })
  termId!: string | null;

  @Text({ nullable: true, max: 4000 })
  notes!: string | null;

  @Id({ nullable: true, description: 'The customer that this one was merged into.' })
  mergedIntoId!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}
