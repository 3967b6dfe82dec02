import { MOST_ON_PAPER } from '#identity';
import { DomainError, type LocalDate } from '#kernel';
import { type DocumentFact, type DocumentLanguage, printedDay } from '#platform';
import { OF_PERIOD, type ReportName } from './report-columns.js';
import type { ReportAsked } from './report-rows.query.js';
import { reportWord } from './report-words.js';

/** What a report on paper says that it covers. */
export function reportFacts(
  { report, from, to, asOf }: Pick<ReportAsked, 'report' | 'from' | 'to' | 'asOf'>,
  currency: string,
  language: DocumentLanguage,
): DocumentFact[] {
  const word = (name: Parameters<typeof reportWord>[0]) => reportWord(name, language);
  const day = (date: LocalDate) => printedDay(date, language);
  const isOfPeriod = report === 'profitability' || report === 'productivity';
  const covers = isOfPeriod
    ? { label: word('period'), value: `${from ? day(from) : word('fromStart')} – ${day(to ?? asOf)}` }
    : { label: word('asOf'), value: day(asOf) };
  const hasAmounts = report !== 'receivables' && report !== 'productivity';
  return [covers, ...(hasAmounts ? [{ label: word('amountsIn'), value: currency }] : [])];
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
