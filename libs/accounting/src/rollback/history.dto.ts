import { Id, Instant, Json, ListOf, OneOf, Text } from '#platform';

export class WriterAnswer {
  @OneOf(['here', 'there'], { description: 'The side that was written.' })
  side!: string;

  @Instant()
  at!: string;

  @OneOf(['run', 'write', 'notice', 'undo'], {
    description: 'A pull, a write of ours, a notice of the accounting system, or what undid one of them.',
  })
  through!: string;

  @Id({ nullable: true })
  runId!: string | null;

  @Id({ nullable: true })
  operationId!: string | null;

  @Id({ nullable: true })
  rollbackId!: string | null;
}

export class ChangedFieldAnswer {
  @Text()
  field!: string;

  @Json({ nullable: true })
  before!: unknown;

  @Json({ nullable: true })
  after!: unknown;
}

export class ChangeAnswer extends WriterAnswer {
  @Id()
  id!: string;

  @OneOf(['create', 'change', 'remove'])
  effect!: string;

  @ListOf(() => ChangedFieldAnswer, { description: 'What it wrote. Ids are ours.' })
  fields!: ChangedFieldAnswer[];
}

export class LastWriteAnswer extends WriterAnswer {
  @Text()
  field!: string;
}

export class HistoryAnswer {
  @ListOf(() => ChangeAnswer, { description: 'The last one first; as far back as changes are kept.' })
  items!: ChangeAnswer[];

  @ListOf(() => LastWriteAnswer, {
    description: 'Who wrote each field last, on each side; on the first page only.',
  })
  fields!: LastWriteAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
