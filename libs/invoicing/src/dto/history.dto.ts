import { Amount, FindingWordsAnswer, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { HISTORY_ACTORS, HISTORY_EVIDENCE, HISTORY_KINDS } from '../domain/history.js';

class HistoryChangeAnswer {
  @Text({ description: 'Its name; "line" for a line that was added or taken out.' })
  field!: string;

  @Whole({ nullable: true, description: 'The line that it is on.' })
  lineNumber!: number | null;

  @Text({ nullable: true, max: 4000, description: 'Null when it was empty, or is not kept.' })
  before!: string | null;

  @Text({ nullable: true, max: 4000 })
  after!: string | null;
}

class HistoryFindingAnswer {
  @Text()
  rule!: string;

  @OneOf(['look', 'block'])
  severity!: string;

  @Nested(() => FindingWordsAnswer, {
    optional: true,
    description: 'What it says, for another language; left out in decisions from before it was kept.',
  })
  words?: FindingWordsAnswer;

  @Text({ max: 2000, description: 'In English.' })
  message!: string;
}

class HistoryEvidenceAnswer {
  @OneOf(HISTORY_EVIDENCE, { description: 'sync-record: its story with the books of a connection.' })
  kind!: string;

  @Id()
  id!: string;

  @Id({ nullable: true })
  connectionId!: string | null;
}

export class HistoryEntryAnswer {
  @Text()
  id!: string;

  @Instant()
  at!: string;

  @OneOf(HISTORY_KINDS)
  kind!: string;

  @OneOf(HISTORY_ACTORS, { description: 'system: the product by itself, or the books through it.' })
  actor!: string;

  @Text({ nullable: true, description: 'Who, where it was a person or a program.' })
  actorName!: string | null;

  @Text({ nullable: true, description: 'For whom somebody stood in.' })
  onBehalfOfName!: string | null;

  @Text({ nullable: true, max: 2000, description: 'Why, as somebody said; or why a write waits.' })
  reason!: string | null;

  @Text({ nullable: true, max: 500, description: 'The address, number, system or company it is about.' })
  about!: string | null;

  @Amount({ nullable: true })
  amount!: string | null;

  @Text({ nullable: true })
  currency!: string | null;

  @ListOf(() => HistoryChangeAnswer)
  changes!: HistoryChangeAnswer[];

  @ListOf(() => HistoryFindingAnswer, { description: 'What the rules said when it was decided.' })
  findings!: HistoryFindingAnswer[];

  @Nested(() => HistoryEvidenceAnswer, { nullable: true })
  evidence!: HistoryEvidenceAnswer | null;
}

export class InvoiceHistoryPage {
  @ListOf(() => HistoryEntryAnswer)
  items!: HistoryEntryAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}
