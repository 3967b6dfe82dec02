import { DomainError } from '#kernel';
import {
  type BusinessDocument,
  type DocumentFact,
  type DocumentLanguage,
  type DocumentNote,
  type DocumentSender,
  printedNumber,
} from '#platform';

/** English first. */
export type FileWords = readonly [en: string, fr: string];

export const FILE_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const FILE_TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A column of a list in a file. */
export interface FileColumn<Row> {
  head: FileWords;
  value(row: Row, language: DocumentLanguage): string | null;
  /** Decimals: right-aligned on paper, numbers in a sheet. */
  isNumber?: boolean;
  /** Share of the paper's width. Without one it is only in sheets. */
  width?: number;
}

/** A list that is handed on. */
export interface ListFile<Row> {
  /** Of the file, without its ending. */
  name: string;
  title: FileWords;
  columns: readonly FileColumn<Row>[];
  rows: AsyncIterable<readonly Row[]>;
  /** What it covers; when it was made and how many rows it has is added. */
  facts?(language: DocumentLanguage): DocumentFact[];
  /** Below the rows, on paper. */
  notes?(language: DocumentLanguage): DocumentNote[];
  /** Said when it has more rows than paper takes. */
  tooLong?: DomainError;
}

/** Rows on paper: some eighty pages. */
export const MOST_ON_PAPER = 3000;

const MADE: FileWords = ['Made', 'Produit le'];
const ROWS: FileWords = ['Rows', 'Lignes'];

export const inLanguage = ([en, fr]: FileWords, language: DocumentLanguage): string =>
  language === 'fr' ? fr : en;

/** `2026-11-22 14:05:09` by the organization's clock: sorts as text, and is read as a moment by spreadsheets. */
export function localTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(instant),
  );
}

export interface PaperOfList {
  file: Pick<ListFile<never>, 'title' | 'facts' | 'notes'> & {
    columns: readonly Omit<FileColumn<never>, 'value'>[];
  };
  rows: readonly (readonly (string | null)[])[];
  language: DocumentLanguage;
  timezone: string;
  date: string;
  madeAt: Date;
  sender: DocumentSender;
}

/** A list on the organization's own paper. */
export function paperOfList({
  file,
  rows,
  language,
  timezone,
  date,
  madeAt,
  sender,
}: PaperOfList): BusinessDocument {
  const time = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    ...{ timeZone: timezone, dateStyle: 'medium', timeStyle: 'short' },
  }).format(madeAt);
  return {
    ...{ language, sender, date, number: null, parties: [], totals: [] },
    notes: file.notes?.(language) ?? [],
    title: inLanguage(file.title, language),
    facts: [
      ...(file.facts?.(language) ?? []),
      { label: inLanguage(MADE, language), value: time },
      { label: inLanguage(ROWS, language), value: String(rows.length) },
    ],
    table: {
      columns: file.columns.map(({ head, isNumber, width = 1 }) => ({
        label: inLanguage(head, language),
        align: isNumber ? 'right' : 'left',
        width,
      })),
      rows: rows.map((row) =>
        row.map((cell, index) => printedCell(cell, file.columns[index]?.isNumber, language)),
      ),
    },
  };
}

function printedCell(cell: string | null, isNumber: boolean | undefined, language: DocumentLanguage): string {
  if (cell === null) return '–';
  // Amounts have their cents, counts and shares what they have.
  return isNumber ? printedNumber(cell, language, /\.\d\d$/.test(cell) ? 2 : 0) : cell;
}

export const tooLongForPaper = (): DomainError =>
  new DomainError(
    'LISTS.TOO_LONG_FOR_PAPER',
    `This list has more than ${MOST_ON_PAPER} rows, which nobody reads on paper.`,
    {
      field: 'format',
      fix: 'Take the Excel file, which has them all.',
      details: { mostRows: MOST_ON_PAPER },
    },
  );
