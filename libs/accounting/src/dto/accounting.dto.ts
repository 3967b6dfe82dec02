import { Day, Flag, Id, Json, ListOf, OneOf, Text } from '#platform';
import { StartedAnswer } from './integration.dto.js';

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
