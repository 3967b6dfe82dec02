import type { JobProfitAnswerRow } from '../queries/job-profit.query.js';
import type { BudgetRow, ProductivityAnswerRow, ProfitRow, WipAnswerRow } from '../queries/reports.query.js';
import type { DebtorRow } from '../receivables.repository.js';
import type { ReportWord } from './report-words.js';

/** A column of a report in a file. */
export interface ReportColumn<Row> {
  word: ReportWord;
  value(row: Row): string | null;
  /** Decimals: right-aligned on paper, numbers in a sheet. */
  isNumber?: boolean;
  /** Share of the paper's width. Without one it is only in sheets. */
  width?: number;
}

const text = <Row>(
  word: ReportWord,
  value: (row: Row) => string | null,
  width?: number,
): ReportColumn<Row> => ({
  ...{ word, value, width },
});
const figure = <Row>(
  word: ReportWord,
  value: (row: Row) => string | number | null,
  width?: number,
): ReportColumn<Row> => ({
  ...{ word, width, isNumber: true },
  value: (row) => value(row)?.toString() ?? null,
});

const NAME = 3.2;
const AMOUNT = 1.5;
const SHARE = 1.1;

/** The rows of each report, as `ReportRows` reads them. */
export interface ReportRow {
  profitability: ProfitRow;
  wip: WipAnswerRow;
  budget: BudgetRow;
  receivables: DebtorRow;
  productivity: ProductivityAnswerRow;
  jobs: JobProfitAnswerRow;
}

export type ReportName = keyof ReportRow;

export const REPORT_NAMES = [
  'profitability',
  'wip',
  'budget',
  'receivables',
  'productivity',
  'jobs',
] as const satisfies readonly ReportName[];

/** Those that a period makes shorter. */
export const OF_PERIOD: readonly ReportName[] = ['profitability', 'productivity'];

/** What stands in the file of a report, from the left. The first column of a profitability is called by what it is by. */
export const REPORT_COLUMNS: { [Name in ReportName]: readonly ReportColumn<ReportRow[Name]>[] } = {
  profitability: [
    text('job', ({ name }) => name, NAME),
    figure('revenue', ({ figures }) => figures.revenue.amount, AMOUNT),
    figure('labour', ({ figures }) => figures.labour.amount, AMOUNT),
    figure('materials', ({ figures }) => figures.materials.amount, AMOUNT),
    figure('bills', ({ figures }) => figures.bills.amount, AMOUNT),
    figure('expenses', ({ figures }) => figures.expenses.amount, AMOUNT),
    figure('cost', ({ cost }) => cost),
    figure('margin', ({ margin }) => margin, AMOUNT),
    figure('marginPercent', ({ marginPercent }) => marginPercent, SHARE),
  ],
  wip: [
    text('number', ({ number }) => number),
    text('job', ({ name }) => name, NAME),
    figure('contract', ({ contract }) => contract, AMOUNT),
    figure('percent', ({ percent }) => percent, SHARE),
    figure('cost', ({ cost }) => cost, AMOUNT),
    figure('earned', ({ earned }) => earned, AMOUNT),
    figure('billed', ({ billed }) => billed, AMOUNT),
    figure('underBilled', ({ underBilled }) => underBilled, AMOUNT),
    figure('overBilled', ({ overBilled }) => overBilled),
    figure('budgeted', ({ budget }) => budget),
    figure('costToComplete', ({ costToComplete }) => costToComplete),
  ],
  budget: [
    text('number', ({ number }) => number),
    text('job', ({ name }) => name, NAME),
    figure('budgeted', ({ budget }) => budget, AMOUNT),
    figure('spent', ({ actual }) => actual, AMOUNT),
    figure('left', ({ variance }) => variance, AMOUNT),
    figure('usedPercent', ({ usedPercent }) => usedPercent, SHARE),
  ],
  receivables: [
    text('customer', ({ name }) => name, NAME),
    text('currency', ({ currency }) => currency, SHARE),
    figure('notDue', ({ notDue }) => notDue, AMOUNT),
    figure('to30', ({ to30 }) => to30, AMOUNT),
    figure('to60', ({ to60 }) => to60, AMOUNT),
    figure('to90', ({ to90 }) => to90, AMOUNT),
    figure('over90', ({ over90 }) => over90, AMOUNT),
    figure('owed', ({ total }) => total, AMOUNT),
    figure('invoices', ({ invoices }) => invoices),
    figure('daysLate', ({ daysLate }) => daysLate),
  ],
  productivity: [
    text('contractor', ({ name }) => name, NAME),
    figure('hours', ({ hours }) => hours, AMOUNT),
    figure('billableHours', ({ billableHours }) => billableHours, AMOUNT),
    figure('approvedHours', ({ approvedHours }) => approvedHours, AMOUNT),
    figure('billablePercent', ({ billablePercent }) => billablePercent, SHARE),
    figure('workedJobs', ({ jobs }) => jobs, SHARE),
    figure('completedJobs', ({ completedJobs }) => completedJobs, SHARE),
    figure('onTimePercent', ({ onTimePercent }) => onTimePercent, SHARE),
  ],
  jobs: [
    text('number', ({ number }) => number),
    text('job', ({ name }) => name, NAME),
    text('customer', ({ customerName }) => customerName, 2),
    figure('contract', ({ figures }) => figures.contract.amount, AMOUNT),
    figure('billed', ({ figures }) => figures.billed.amount, AMOUNT),
    figure('cost', ({ cost }) => cost, AMOUNT),
    figure('committed', ({ figures }) => figures.committed.amount),
    figure('budgeted', ({ budget }) => budget),
    figure('expectedCost', ({ expectedCost }) => expectedCost, AMOUNT),
    figure('expectedMargin', ({ expected }) => expected.amount, AMOUNT),
  ],
};
