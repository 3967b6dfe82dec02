import { Amount, Id, Instant, Json, ListOf, Nested, OneOf, Text } from '#platform';

export class FigureDocumentAnswer {
  @Text({ example: 'invoice' })
  type!: string;

  @Text({ description: 'Our id, or the id in the accounting system when that is the source.' })
  id!: string;

  @Text({ nullable: true })
  number!: string | null;

  @Amount()
  amount!: string;
}

export class FigureAnswer {
  @Amount()
  amount!: string;

  @OneOf(['placeholder', 'accounting', 'manual', 'operations'], {
    description: 'placeholder: nobody knows yet, so it reads zero.',
  })
  source!: string;

  @ListOf(() => FigureDocumentAnswer)
  documents!: FigureDocumentAnswer[];
}

export class FiguresAnswer {
  @Nested(() => FigureAnswer)
  contractAmount!: FigureAnswer;

  @Nested(() => FigureAnswer)
  labourCost!: FigureAnswer;

  @Nested(() => FigureAnswer)
  materialCost!: FigureAnswer;

  @Nested(() => FigureAnswer)
  otherCost!: FigureAnswer;

  @Nested(() => FigureAnswer)
  committedCost!: FigureAnswer;

  @Nested(() => FigureAnswer)
  invoiced!: FigureAnswer;

  @Nested(() => FigureAnswer)
  paid!: FigureAnswer;
}

export class JobFinancialsAnswer {
  @Id()
  id!: string;

  @Id()
  jobId!: string;

  @Instant()
  takenAt!: string;

  @OneOf(['placeholder', 'accounting', 'manual', 'operations'])
  source!: string;

  @Json({ nullable: true, description: '{system, asOf}: the accounting system that was asked, and when.' })
  accounting!: object | null;

  @Nested(() => FiguresAnswer)
  figures!: FiguresAnswer;

  @Amount({ description: 'Contract less labour, material and other costs.' })
  margin!: string;

  @Text({ nullable: true, example: '31.4', description: 'Margin in percent of the contract.' })
  marginPercent!: string | null;
}
