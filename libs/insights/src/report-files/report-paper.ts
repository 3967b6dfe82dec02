import { DomainError, type LocalDate, localDateOf } from '#kernel';
import {
  type BusinessDocument,
  type DocumentFact,
  type DocumentLanguage,
  type DocumentSender,
  printedDay,
  printedNumber,
} from '#platform';
import { OF_PERIOD, type ReportColumn, type ReportName } from './report-columns.js';
import type { ReportAsked } from './report-rows.query.js';
import { reportWord } from './report-words.js';

/** Rows on paper: some eighty pages. */
export const MOST_ON_PAPER = 3000;

export interface ReportPaper {
  asked: ReportAsked;
  title: string;
  heads: readonly string[];
  columns: readonly Pick<ReportColumn<unknown>, 'isNumber' | 'width'>[];
  rows: readonly (readonly (string | null)[])[];
  language: DocumentLanguage;
  currency: string;
  timezone: string;
  madeAt: Date;
  sender: DocumentSender;
}

/** A report on the organization's own paper. */
export function reportPaper(paper: ReportPaper): BusinessDocument {
  const { title, heads, columns, rows, language, timezone, madeAt, sender } = paper;
  return {
    ...{ language, title, sender, number: null },
    date: localDateOf(madeAt, timezone),
    parties: [],
    facts: factsOf(paper),
    table: {
      columns: columns.map(({ isNumber, width = 1 }, index) => ({
        label: heads[index] ?? '',
        align: isNumber ? 'right' : 'left',
        width,
      })),
      rows: rows.map((row) =>
        row.map((cell, index) => printedCell(cell, columns[index]?.isNumber, language)),
      ),
    },
    totals: [],
    notes: [],
  };
}

function printedCell(cell: string | null, isNumber: boolean | undefined, language: DocumentLanguage): string {
  if (cell === null) return '–';
  // Amounts have their cents, counts and shares what they have.
  return isNumber ? printedNumber(cell, language, /\.\d\d$/.test(cell) ? 2 : 0) : cell;
}

function factsOf({ asked, language, currency, timezone, madeAt, rows }: ReportPaper): DocumentFact[] {
  const word = (name: Parameters<typeof reportWord>[0]) => reportWord(name, language);
  const day = (date: LocalDate) => printedDay(date, language);
  const { report, from, to, asOf } = asked;
  const time = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    ...{ timeZone: timezone, dateStyle: 'medium', timeStyle: 'short' },
  }).format(madeAt);
  const isOfPeriod = report === 'profitability' || report === 'productivity';
  const covers = isOfPeriod
    ? { label: word('period'), value: `${from ? day(from) : word('fromStart')} – ${day(to ?? asOf)}` }
    : { label: word('asOf'), value: day(asOf) };
  const hasAmounts = report !== 'receivables' && report !== 'productivity';
  return [
    covers,
    ...(hasAmounts ? [{ label: word('amountsIn'), value: currency }] : []),
    { label: word('made'), value: time },
    { label: word('rows'), value: String(rows.length) },
  ];
}

/** A report without a period cannot be made shorter by one. */
export function tooLongForPaper(report: ReportName): DomainError {
  const hasPeriod = OF_PERIOD.includes(report);
  const fix = hasPeriod
    ? 'Choose a shorter period, or take the Excel file.'
    : 'Take the Excel file, which has them all.';
  return new DomainError(
    'REPORTS.TOO_LONG_FOR_PAPER',
    `This report has more than ${MOST_ON_PAPER} rows, which nobody reads on paper.`,
    { field: 'format', fix, details: { mostRows: MOST_ON_PAPER, hasPeriod } },
  );
}
