import { Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
import { LINE_CHANGE_KINDS, type LineChangeKind } from '../domain/line-change.js';

export class HistoryQuery extends PageQuery {}

export class LineChangeAnswer {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  lineNumber!: number;

  @OneOf(LINE_CHANGE_KINDS, { description: 'Which quantity changed.' })
  kind!: LineChangeKind;

  @Quantity({ description: 'Signed.', example: '-2.5' })
  change!: string;

  @Quantity()
  quantityAfter!: string;

  @Text({ nullable: true, max: 1000 })
  reason!: string | null;

  @Text({ nullable: true, description: 'A waybill, or what else it belongs to.' })
  reference!: string | null;

  @Text({ nullable: true })
  actorName!: string | null;

  @Instant()
  at!: string;
}

export class LineHistoryPage {
  @ListOf(() => LineChangeAnswer)
  items!: LineChangeAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
