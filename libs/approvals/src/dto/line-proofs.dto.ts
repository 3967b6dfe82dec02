import { ApiProperty } from '@nestjs/swagger';
import { Amount, Day, Flag, Id, Instant, ListOf, Nested, Quantity, Text, Whole } from '#platform';

class OrderProofAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Whole({ min: 1 })
  lineNumber!: number;

  @Quantity()
  quantity!: string;

  @Quantity()
  unitPrice!: string;
}

class JobProofAnswer {
  @Id()
  id!: string;

  @Text()
  number!: string;

  @Whole({ nullable: true, min: 1 })
  lineNumber!: number | null;

  @Quantity({ nullable: true })
  ordered!: string | null;

  @Quantity({ nullable: true })
  completed!: string | null;

  @Quantity({ nullable: true, description: 'Billed so far, this invoice included.' })
  invoiced!: string | null;

  @Text({ nullable: true, description: 'Why the line went past what was ordered or done.' })
  overrideReason!: string | null;
}

class TimeProofAnswer {
  @Id()
  id!: string;

  @Text({ nullable: true })
  personName!: string | null;

  @Day()
  workDate!: string;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Quantity()
  hours!: string;

  @Text({ nullable: true, description: 'The work order it was recorded for.' })
  visitNumber!: string | null;

  @Instant({ nullable: true })
  plannedStart!: string | null;

  @Instant({ nullable: true })
  plannedEnd!: string | null;

  @Whole({ nullable: true, description: 'From the site; of the punch that was farthest from it.' })
  distanceMeters!: number | null;

  @Whole({ nullable: true })
  accuracyMeters!: number | null;

  @Whole({ nullable: true })
  fenceMeters!: number | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null when nobody can tell.' })
  isOnSite!: boolean | null;

  @Amount({ nullable: true, description: 'What the rate card says for that day.' })
  cardRate!: string | null;

  @Text({ nullable: true, max: 1000 })
  cardReason!: string | null;
}

class ExpenseProofAnswer {
  @Id()
  id!: string;

  @Text()
  label!: string;

  @Amount()
  amount!: string;

  @Flag()
  hasReceipt!: boolean;

  @Id({ nullable: true, description: 'GET /files/{id}/content shows it.' })
  receiptFileId!: string | null;
}

class LineProofAnswer {
  @Whole({ min: 1 })
  lineNumber!: number;

  @Nested(() => OrderProofAnswer, { nullable: true })
  order!: OrderProofAnswer | null;

  @Nested(() => JobProofAnswer, { nullable: true })
  job!: JobProofAnswer | null;

  @ListOf(() => TimeProofAnswer)
  time!: TimeProofAnswer[];

  @ListOf(() => ExpenseProofAnswer)
  expenses!: ExpenseProofAnswer[];

  @ApiProperty({ type: [String], description: 'How prices were found.' })
  reasons!: string[];
}

export class LineProofsAnswer {
  @Id()
  invoiceId!: string;

  @Whole()
  version!: number;

  @ListOf(() => LineProofAnswer)
  lines!: LineProofAnswer[];
}
