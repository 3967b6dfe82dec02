import { ListFileQuery } from '#identity';
import { InvoiceHeadAnswer } from '#invoicing';
import { Flag, Id, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { RecommendationAnswer } from './validation.dto.js';

export class PendingQuery extends PageQuery {
  @OneOf(['receivable', 'payable'], { optional: true })
  direction?: 'receivable' | 'payable';

  @Id({ optional: true })
  customerId?: string;
}

export class PendingFileQuery extends ListFileQuery {
  @OneOf(['receivable', 'payable'], { optional: true })
  direction?: 'receivable' | 'payable';

  @Id({ optional: true })
  customerId?: string;
}

export class PendingInvoiceAnswer extends InvoiceHeadAnswer {
  @Flag({ description: 'Whether the caller wrote it, so that somebody else has to approve it.' })
  isOwn!: boolean;

  @Text({ nullable: true, description: 'The step that it waits for.' })
  waitsFor!: string | null;

  @Whole({ description: 'The anomaly score, 0 to 100.' })
  anomalyScore!: number;

  @Whole({ description: 'How many rules found something.' })
  findingCount!: number;

  @Whole({ description: 'Findings that stand in the way of an approval.' })
  blockCount!: number;

  @Whole({ description: 'Findings that are worth a look.' })
  lookCount!: number;

  @Whole({ description: 'Rules that looked and found nothing.' })
  passCount!: number;

  @Nested(() => RecommendationAnswer)
  recommendation!: RecommendationAnswer;
}

export class PendingPage {
  @ListOf(() => PendingInvoiceAnswer)
  items!: PendingInvoiceAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
