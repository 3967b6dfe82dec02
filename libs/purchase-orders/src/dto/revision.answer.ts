import { ApiProperty } from '@nestjs/swagger';
import { Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { REVISION_STATUSES, type RevisionStatus } from '../domain/revision.js';

export class FieldChangeAnswer {
  @Text({ example: 'lines.2.quantity' })
  field!: string;

  @ApiProperty({ nullable: true, description: 'As it was.', example: '10' })
  from!: unknown;

  @ApiProperty({ nullable: true, description: 'As it is then.', example: '12' })
  to!: unknown;
}

export class RevisionAnswer {
  @Whole({ min: 1 })
  number!: number;

  @OneOf(REVISION_STATUSES, { description: 'applied at once, or proposed and then approved or rejected.' })
  status!: RevisionStatus;

  @Text({ nullable: true, max: 1000 })
  reason!: string | null;

  @ListOf(() => FieldChangeAnswer)
  changes!: FieldChangeAnswer[];

  @Text()
  createdBy!: string;

  @Instant()
  createdAt!: string;

  @Text({ nullable: true })
  decidedBy!: string | null;

  @Instant({ nullable: true })
  decidedAt!: string | null;

  @Text({ nullable: true, max: 1000 })
  decisionReason!: string | null;
}

export class RevisionPage {
  @ListOf(() => RevisionAnswer)
  items!: RevisionAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
