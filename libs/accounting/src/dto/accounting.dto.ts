import { Day, Flag, Id, Instant, Json, ListOf, OneOf, PageQuery, Text, Texts } from '#platform';
import { StartedAnswer } from './integration.dto.js';

export class ConflictsQuery extends PageQuery {
  @OneOf(['open', 'resolved'], { optional: true })
  status?: string;
}

export class ConflictAnswer {
  @Id()
  id!: string;

  @Id()
  connectionId!: string;

  @Text()
  entity!: string;

  @Id({ nullable: true })
  recordId!: string | null;

  @OneOf(['both-changed', 'deleted-there', 'totals-differ'])
  kind!: string;

  @OneOf(['open', 'resolved'])
  status!: string;

  @Texts({ description: 'The fields that both sides changed.' })
  fields!: string[];

  @Json({ nullable: true })
  base!: object | null;

  @Json({ nullable: true })
  ours!: object | null;

  @Json({ nullable: true })
  theirs!: object | null;

  @Instant()
  createdAt!: string;
}

export class ConflictsAnswer {
  @ListOf(() => ConflictAnswer)
  items!: ConflictAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class ResolveBody {
  @OneOf(['ours', 'theirs'], { description: 'Whose values both sides shall have.' })
  choice!: 'ours' | 'theirs';
}

export class ReportQuery {
  @Id({ optional: true, description: 'Which connection; the first one when absent.' })
  connectionId?: string;

  @Day({ optional: true })
  from?: string;

  @Day({ optional: true })
  to?: string;

  @OneOf(['accrual', 'cash'], { optional: true })
  basis?: 'accrual' | 'cash';
}

export class ReportAnswer {
  @Text()
  report!: string;

  @Text()
  system!: string;

  @Id()
  connectionId!: string;

  @Json({ description: "The accounting system's own report." })
  content!: object;
}

class StartedRunAnswer extends StartedAnswer {
  @Id()
  connectionId!: string;
}

export class SyncAllAnswer {
  @ListOf(() => StartedRunAnswer, { description: 'The run per connection.' })
  runs!: StartedRunAnswer[];
}

export class JobSnapshotAnswer {
  @Json({ description: 'Every figure with its source and documents.' })
  snapshot!: object;

  @Flag({ description: 'Whether the accounting system answered for this job.' })
  fromAccounting!: boolean;
}
