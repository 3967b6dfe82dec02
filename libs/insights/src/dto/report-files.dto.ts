import { ListFileQuery } from '#identity';
import { Day, FlagInQuery, OneOf, Text } from '#platform';
import { DIMENSIONS, type Dimension } from '../ledger.repository.js';
import { REPORT_NAMES, type ReportName } from '../report-files/report-columns.js';

export class ReportFileQuery extends ListFileQuery {
  @OneOf(REPORT_NAMES)
  report!: ReportName;

  @OneOf(DIMENSIONS, { optional: true, description: 'Of profitability. Default: job.' })
  by?: Dimension;

  @Day({ optional: true, description: 'The first day, of profitability and productivity.' })
  from?: string;

  @Day({ optional: true, description: 'The last day.' })
  to?: string;

  @Day({ optional: true, description: 'The day that work in progress is as of. Default: today.' })
  asOf?: string;

  @FlagInQuery({
    optional: true,
    description:
      'Of work in progress and jobs: only what is not done, or done and billed below its contract.',
  })
  open?: boolean;

  @Text({
    optional: true,
    max: 200,
    description: 'Of jobs: part of the number or name, or of the customer’s name.',
  })
  q?: string;
}
