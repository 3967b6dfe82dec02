import { ApiProperty } from '@nestjs/swagger';
import { Id, Json, ListOf, Nested, Text, Texts, Whole } from '#platform';
import type { DuplicateReason } from '../domain/duplicates.js';
import { CustomerAnswer } from './customers.dto.js';

export class MergeCustomersBody {
  @Whole({ min: 1, description: 'The version you have seen of the customer that stays.' })
  version!: number;

  @Id({ description: 'The customer that turned out to be this one.' })
  duplicateId!: string;

  @Whole({ min: 1, description: 'The version you have seen of it.' })
  duplicateVersion!: number;
}

export class MergePreviewParams {
  @Id({ optional: true, description: 'The customer that may be this one. Has to be said.' })
  duplicateId?: string;
}

export class MergeRefusalAnswer {
  @Text({ example: 'PARTIES.CANNOT_MERGE' })
  code!: string;

  @Text({ max: 1000 })
  detail!: string;

  @Text({ nullable: true, max: 1000 })
  fix!: string | null;
}

export class MergePreviewAnswer {
  @Nested(() => CustomerAnswer)
  survivor!: CustomerAnswer;

  @Nested(() => CustomerAnswer)
  duplicate!: CustomerAnswer;

  @Json({ description: 'Rows that would belong to the survivor, by table.', example: { invoices: 3 } })
  moves!: Record<string, number>;

  @Texts({ description: 'Fields that are empty now and that the duplicate knows.' })
  fills!: string[];

  @Nested(() => MergeRefusalAnswer, { nullable: true })
  refusal!: MergeRefusalAnswer | null;
}

export class MergeAnswer {
  @Nested(() => CustomerAnswer)
  customer!: CustomerAnswer;

  @Json({ description: 'Rows that belong to this customer now, by table.', example: { invoices: 3 } })
  moved!: Record<string, number>;
}

export class DuplicateCustomer {
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
}

export class DuplicatePairAnswer {
  @Nested(() => DuplicateCustomer)
  first!: DuplicateCustomer;

  @Nested(() => DuplicateCustomer)
  second!: DuplicateCustomer;

  @Whole({ max: 100, description: 'How likely they are one.' })
  score!: number;

  @ApiProperty({
    enum: ['same-name', 'similar-name', 'same-email', 'same-phone', 'same-address'],
    isArray: true,
  })
  reasons!: DuplicateReason[];
}

export class DuplicatePage {
  @ListOf(() => DuplicatePairAnswer)
  items!: DuplicatePairAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
