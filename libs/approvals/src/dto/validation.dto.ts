import { ApiProperty } from '@nestjs/swagger';
import { FindingWordsAnswer, Flag, Id, Ids, ListOf, Nested, OneOf, Text, Whole } from '#platform';

export class EvidenceLinkAnswer {
  @Text({
    description:
      'invoice, invoice_line, job, job_line, customer, contractor, time_entry, expense, purchase_order, clearance, work_order, tax_code or connection.',
  })
  type!: string;

  @Id()
  id!: string;

  @Whole({ optional: true, min: 1 })
  lineNumber?: number;

  @Text()
  label!: string;
}

export class FindingAnswer {
  @Text({ example: 'tax_code_present' })
  rule!: string;

  @OneOf(['pass', 'look', 'block'], { description: 'Only block stands in the way of an approval.' })
  severity!: string;

  @Nested(() => FindingWordsAnswer, {
    optional: true,
    description: 'What it says, for another language; left out in decisions from before it was kept.',
  })
  words?: FindingWordsAnswer;

  @Text({ max: 2000, description: 'In English.' })
  message!: string;

  @ListOf(() => EvidenceLinkAnswer, { description: 'What the finding rests on.' })
  evidence!: EvidenceLinkAnswer[];

  @Text({ optional: true, max: 500 })
  fix?: string;

  @Flag({ optional: true, description: 'Whether POST …/findings/{rule}/fix can mend it.' })
  canBeFixed?: boolean;
}

class AnomalyReasonAnswer {
  @OneOf(['party_total', 'job_total', 'entry_minutes'], { description: 'What it was compared with.' })
  of!: string;

  @ApiProperty({ type: Number, description: 'Robust deviations from the median.' })
  deviations!: number;

  @Nested(() => FindingWordsAnswer)
  words!: FindingWordsAnswer;

  @Text({ max: 1000, description: 'In English.' })
  sentence!: string;

  @ListOf(() => EvidenceLinkAnswer)
  evidence!: EvidenceLinkAnswer[];
}

class AnomalyAnswer {
  @Whole({ max: 100, description: '0: as always. 100: ten usual deviations and more.' })
  score!: number;

  @Flag({ description: 'Whether there is enough of the past for an opinion.' })
  hasHistory!: boolean;

  @ListOf(() => AnomalyReasonAnswer)
  reasons!: AnomalyReasonAnswer[];
}

export class RecommendationAnswer {
  @OneOf(['approve', 'look', 'reject'])
  advice!: string;

  @ApiProperty({ type: [String], description: 'In English, the gravest first.' })
  reasons!: string[];

  @ListOf(() => FindingWordsAnswer, { description: 'What they say, in the same order; none for approve.' })
  words!: FindingWordsAnswer[];
}

export class ValidationAnswer {
  @Id()
  invoiceId!: string;

  @Whole({ description: 'The version that was looked at; give it back when approving.' })
  version!: number;

  @Flag({ description: 'Whether nothing stands in the way of an approval.' })
  canBeApproved!: boolean;

  @ListOf(() => FindingAnswer)
  findings!: FindingAnswer[];

  @Nested(() => AnomalyAnswer)
  anomaly!: AnomalyAnswer;

  @Nested(() => RecommendationAnswer)
  recommendation!: RecommendationAnswer;
}

export class BulkValidateBody {
  @Ids({ max: 1000 })
  ids!: string[];
}

export class BulkValidationAnswer {
  @ListOf(() => ValidationAnswer, { description: 'Ids that do not exist are left out.' })
  items!: ValidationAnswer[];
}
