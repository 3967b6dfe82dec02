import { DomainError } from '#kernel';
import type { TableLimits } from './table.js';

/** Why a file is refused. `unreadable` carries what the parser said. */
export type Refusal =
  | 'unknown-kind'
  | 'old-excel'
  | 'too-large'
  | 'too-many-rows'
  | 'too-wide'
  | 'too-slow'
  | 'empty'
  | 'unreadable';

export function refused(reason: Refusal, limits: TableLimits, detail = ''): DomainError {
  const [code, message, fix] = SENTENCES[reason](limits, detail);
  return new DomainError(`SPREADSHEETS.${code}`, message, { field: 'file', fix });
}

const SPLIT = 'Split it into several files and read them one after the other.';
const SAVE_AGAIN = 'Open it in a spreadsheet program and save it again as .xlsx or CSV.';

const SENTENCES: Record<Refusal, (limits: TableLimits, detail: string) => [string, string, string]> = {
  'unknown-kind': () => ['UNKNOWN_KIND', 'This is neither a CSV nor an Excel (.xlsx) file.', SAVE_AGAIN],
  'old-excel': () => ['OLD_EXCEL', 'This file is in the old Excel format, or it has a password.', SAVE_AGAIN],
  'too-large': ({ bytes, inflatedBytes }) => [
    'TOO_LARGE',
    `The file is too large: at most ${megabytes(bytes)}, or ${megabytes(inflatedBytes)} once unpacked, are read.`,
    SPLIT,
  ],
  'too-many-rows': ({ rows }) => ['TOO_MANY_ROWS', `The file has more than ${rows} rows.`, SPLIT],
  'too-wide': ({ columns, cell }) => [
    'TOO_WIDE',
    `The file has more than ${columns} columns, or a cell of more than ${cell} characters.`,
    'Keep only the columns that are needed.',
  ],
  'too-slow': () => ['TOO_SLOW', 'Reading the file took too long, so it was given up.', SPLIT],
  empty: () => ['EMPTY', 'There is no row with headings in this file.', 'Put the headings in the first row.'],
  unreadable: (_, detail) => [
    'UNREADABLE',
    `The file is damaged and cannot be read${detail && ` (${detail})`}.`,
    SAVE_AGAIN,
  ],
};

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / (1024 * 1024))} MB`;
}
