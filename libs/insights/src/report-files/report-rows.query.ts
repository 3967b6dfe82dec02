import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { Dimension } from '../ledger.repository.js';
import { JobProfitQuery } from '../queries/job-profit.query.js';
import { ReportsQuery } from '../queries/reports.query.js';
import { ReceivablesRepository } from '../receivables.repository.js';
import type { ReportName, ReportRow } from './report-columns.js';

/** What a report is asked for, its days already decided. */
export interface ReportAsked {
  report: ReportName;
  by: Dimension;
  from: LocalDate | null;
  to: LocalDate | null;
  /** Today where the organization is, unless another day is meant. */
  asOf: LocalDate;
  open: boolean;
  q?: string;
}

/**
 * Rows of one statement. Each statement works the whole report out before it gives the first of them, so few are better
 * than many; and nearly every report is one statement, whose rows are all of the same moment.
 */
const PORTION = 20_000;
/** Rows that are written at a time: others have their turn between. */
const SLICE = 500;

type Reader<Row> = (limit: number, last: Row | undefined) => Promise<Row[]>;

/** Every row of a report, a portion at a time, in the order of its list. */
@Injectable()
export class ReportRows {
  constructor(
    private readonly reports: ReportsQuery,
    private readonly jobProfit: JobProfitQuery,
    private readonly receivables: ReceivablesRepository,
  ) {}

  async *of<Name extends ReportName>(
    asked: ReportAsked & { report: Name },
    portion = PORTION,
  ): AsyncGenerator<ReportRow[Name][]> {
    const read = this.readers(asked)[asked.report] as Reader<ReportRow[Name]>;
    let last: ReportRow[Name] | undefined;
    do {
      const rows = await read(portion, last);
      for (let at = 0; at < rows.length; at += SLICE) yield rows.slice(at, at + SLICE);
      last = rows.length === portion ? rows.at(-1) : undefined;
    } while (last);
  }

  private readers({ by, from, to, asOf, open, q }: ReportAsked): {
    [Name in ReportName]: Reader<ReportRow[Name]>;
  } {
    const period = { from, to };
    return {
      profitability: (limit, last) =>
        this.reports.profitability(by, period, limit, last && [last.name, last.id]),
      wip: (limit, last) => this.reports.wip({ asOf, isOpen: open }, limit, last?.number),
      budget: (limit, last) => this.reports.budgets(limit, last?.number),
      receivables: (limit, last) =>
        this.receivables.debtors(asOf, limit, last && [last.name, last.id, last.currency]),
      productivity: (limit, last) => this.reports.productivity(period, limit, last && [last.name, last.id]),
      jobs: (limit, last) => this.jobProfit.page({ q, isOpen: open }, limit, last?.number),
    };
  }
}
