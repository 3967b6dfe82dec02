import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import { IdentityFacade, ListFiles, type OrganizationSettings } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import type { ReportFileQuery } from '../dto/report-files.dto.js';
import { OF_PERIOD, REPORT_COLUMNS, type ReportColumn } from './report-columns.js';
import { reportFacts, tooLongForPaper } from './report-paper.js';
import { type ReportAsked, ReportRows } from './report-rows.query.js';
import { type ReportWord, reportWords } from './report-words.js';

/** Reports as files: in the language and by the calendar of the organization, with every row. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly rows: ReportRows,
    private readonly files: ListFiles,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async make(query: ReportFileQuery): Promise<StreamableFile> {
    const { timezone, currency }: OrganizationSettings = await this.identity.organizationSettings();
    const asked = askedOf(query, localDateOf(this.clock.now(), timezone));
    return this.files.answer<unknown>(
      {
        name: `${asked.report}-${asked.to ?? asked.asOf}`,
        title: reportWords(titleOf(asked)),
        columns: columnsOf(asked).map((column) => ({ ...column, head: reportWords(headOf(column, asked)) })),
        rows: this.rows.of(asked),
        facts: (language) => reportFacts(asked, currency, language),
        tooLong: tooLongForPaper(asked.report),
      },
      query,
    );
  }
}

function askedOf(
  { report, by = 'job', from, to, asOf, open = false, q }: ReportFileQuery,
  today: string,
): ReportAsked {
  const isOfPeriod = OF_PERIOD.includes(report);
  return {
    ...{ report, by, open, q },
    from: (isOfPeriod && from) || null,
    to: (isOfPeriod && to) || null,
    asOf: report === 'wip' ? (asOf ?? today) : today,
  };
}

// The columns of a report take its rows; which report it is, is known only when it is asked for.
const columnsOf = ({ report }: ReportAsked) => REPORT_COLUMNS[report] as readonly ReportColumn<unknown>[];

const titleOf = ({ report, by }: ReportAsked): ReportWord =>
  report === 'profitability' ? `profitability_${by}` : report;

/** Profitability names its rows by what they are of. */
const headOf = ({ word }: ReportColumn<unknown>, { report, by }: ReportAsked): ReportWord =>
  report === 'profitability' && word === 'job' ? by : word;
