import { PartialType } from '@nestjs/swagger';
import { Amount, Day, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { CLEARANCE_KINDS, type ClearanceKind, type ClearanceState } from '../domain/clearance.js';

export class CreateClearanceBody {
  @OneOf(CLEARANCE_KINDS)
  kind!: ClearanceKind;

  @Text({ optional: true, nullable: true, max: 100 })
  issuer?: string | null;

  @Text({ optional: true, nullable: true, max: 100, description: 'Of the certificate or policy.' })
  number?: string | null;

  @Text({ optional: true, nullable: true, min: 2, max: 2, example: 'ON' })
  province?: string | null;

  @Amount({ optional: true, nullable: true, description: 'The sum insured.', example: '2000000.00' })
  coverage?: string | null;

  @Day({ optional: true, nullable: true })
  validFrom?: string | null;

  @Day({ optional: true, nullable: true, description: 'The last day it holds.' })
  expiresOn?: string | null;

  @Id({ optional: true, nullable: true, description: 'The stored file with the certificate.' })
  fileId?: string | null;

  @Text({ optional: true, nullable: true, max: 4000 })
  notes?: string | null;
}

export class ChangeClearanceBody extends PartialType(CreateClearanceBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class ClearanceAnswer {
  @Id()
  id!: string;

  @OneOf(CLEARANCE_KINDS)
  kind!: ClearanceKind;

  @Text({ nullable: true })
  issuer!: string | null;

  @Text({ nullable: true })
  number!: string | null;

  @Text({ nullable: true })
  province!: string | null;

  @Amount({ nullable: true })
  coverage!: string | null;

  @Day({ nullable: true })
  validFrom!: string | null;

  @Day({ nullable: true })
  expiresOn!: string | null;

  @OneOf(['valid', 'expiring', 'expired', 'not-yet-valid'], {
    description: 'Today, in the time zone of the organization; expiring in the last 30 days.',
  })
  state!: ClearanceState;

  @Id({ nullable: true })
  fileId!: string | null;

  @Text({ nullable: true, max: 4000 })
  notes!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class ClearancePage {
  @ListOf(() => ClearanceAnswer)
  items!: ClearanceAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
