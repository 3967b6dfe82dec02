import { Id, Instant, Json, ListOf, OneOf, Text, Texts } from '#platform';
import { CHOICES, SIDES } from '../conflicts/decision.js';
import { CONFLICT_KINDS } from '../sync/conflicts.repository.js';

export class WriterAnswer {
  @OneOf(['here', 'there'], { description: 'The side that was written.' })
  side!: string;

  @Instant()
  at!: string;

  @OneOf(['run', 'write', 'notice', 'undo', 'decision'], {
    description:
      'A pull, a write of ours, a notice of the accounting system, what undid one of them, or what somebody decided of a conflict.',
  })
  through!: string;

  @Id({ nullable: true })
  runId!: string | null;

  @Id({ nullable: true })
  operationId!: string | null;

  @Id({ nullable: true })
  rollbackId!: string | null;

  @Id({ nullable: true })
  conflictId!: string | null;
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

  @Json({ nullable: true, description: 'What it wrote.' })
  value!: unknown;
}

export class DecidedSideAnswer {
  @Text()
  field!: string;

  @OneOf(SIDES)
  side!: string;
}

export class RecordConflictAnswer {
  @Id()
  id!: string;

  @OneOf(CONFLICT_KINDS)
  kind!: string;

  @OneOf(['open', 'resolved'])
  status!: string;

  @Texts({ description: 'The fields that were, or are, to decide.' })
  fields!: string[];

  @OneOf(CHOICES, { nullable: true })
  choice!: string | null;

  @ListOf(() => DecidedSideAnswer, { description: 'With the choice "fields": the side of each.' })
  sides!: DecidedSideAnswer[];

  @Text({ nullable: true, description: 'Null where no person decided it.' })
  decidedBy!: string | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  resolvedAt!: string | null;
}

export class HistoryAnswer {
  @Text({ nullable: true, description: 'What people call the record: its number or its name.' })
  label!: string | null;

  @ListOf(() => ChangeAnswer, { description: 'The last one first; as far back as changes are kept.' })
  items!: ChangeAnswer[];

  @ListOf(() => LastWriteAnswer, {
    description: 'Who wrote each field last, on each side; on the first page only.',
  })
  fields!: LastWriteAnswer[];

  @ListOf(() => WriterAnswer, {
    description:
      'Who made the record on each side, and so wrote every field that nobody has written since; on the first page only.',
  })
  makers!: WriterAnswer[];

  @ListOf(() => RecordConflictAnswer, {
    description: 'Its last 50 conflicts, the newest first; on the first page only.',
  })
  conflicts!: RecordConflictAnswer[];

  @Json({ description: 'What people call the records whose ids stand in values, by id.' })
  names!: object;

  @Text({ nullable: true })
  nextCursor!: string | null;
}
