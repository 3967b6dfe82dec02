import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade, type OrganizationSettings } from '#identity';
import { senderOf } from '#invoicing';
import { type Clock, localDateOf } from '#kernel';
import {
  CLOCK,
  type DocumentLanguage,
  type GrowingTable,
  renderBusinessPdf,
  writeGrowingCsv,
  writeGrowingXlsx,
} from '#platform';
import type { ReportFileQuery } from '../dto/report-files.dto.js';
import { OF_PERIOD, REPORT_COLUMNS, type ReportColumn } from './report-columns.js';
import { MOST_ON_PAPER, type ReportPaper, reportPaper, tooLongForPaper } from './report-paper.js';
import { type ReportAsked, ReportRows } from './report-rows.query.js';
import { type ReportWord, reportWord } from './report-words.js';

export interface ReportFile {
  name: string;
  content: Readable | Buffer;
}

/** Reports as files: in the language and by the calendar of the organization, with every row. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly rows: ReportRows,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async make(query: ReportFileQuery): Promise<ReportFile> {
    const settings = await this.identity.organizationSettings();
    const today = localDateOf(this.clock.now(), settings.timezone);
    const asked = askedOf(query, today);
    const language = query.language ?? (settings.locale.startsWith('fr') ? 'fr' : 'en');
    const name = `${asked.report}-${asked.to ?? asked.asOf}.${query.format}`;
    if (query.format === 'pdf') return { name, content: await this.paper(asked, settings, language) };
    const table = this.table(asked, language);
    if (query.format === 'xlsx') return { name, content: await writeGrowingXlsx(table) };
    return { name, content: Readable.from(inThisContext(writeGrowingCsv(table))) };
  }

  private table(asked: ReportAsked, language: DocumentLanguage): GrowingTable {
    const columns = columnsOf(asked);
    return {
      name: reportWord(titleOf(asked), language),
      headers: columns.map((column) => reportWord(headOf(column, asked), language)),
      numbers: columns.flatMap(({ isNumber }, index) => (isNumber ? [index] : [])),
      rows: cellsOf(this.rows.of(asked), columns),
    };
  }

  private async paper(
    asked: ReportAsked,
    { name, timezone, currency }: OrganizationSettings,
    language: DocumentLanguage,
  ): Promise<Buffer> {
    const columns = columnsOf(asked).filter(({ width }) => width !== undefined);
    const rows: (string | null)[][] = [];
    for await (const portion of cellsOf(this.rows.of(asked), columns)) {
      rows.push(...portion);
      if (rows.length > MOST_ON_PAPER) throw tooLongForPaper(asked.report);
    }
    const facts: ReportPaper = {
      ...{ asked, columns, rows, language, currency, timezone },
      title: reportWord(titleOf(asked), language),
      heads: columns.map((column) => reportWord(headOf(column, asked), language)),
      madeAt: this.clock.now(),
      sender: senderOf(name, await this.identity.branding()),
    };
    return renderBusinessPdf(reportPaper(facts));
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

async function* cellsOf(
  portions: AsyncIterable<readonly unknown[]>,
  columns: readonly ReportColumn<unknown>[],
): AsyncGenerator<(string | null)[][]> {
  for await (const rows of portions) yield rows.map((row) => columns.map(({ value }) => value(row)));
}

/** A stream asks for more after the request was answered: still as the tenant who asked for the first. */
function inThisContext<Item>(items: AsyncGenerator<Item>): AsyncIterableIterator<Item> {
  const here = AsyncLocalStorage.snapshot();
  return {
    next: () => here(() => items.next()),
    return: (value?: unknown) => here(() => items.return(value)),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
