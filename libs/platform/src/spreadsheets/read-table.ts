import { isStorable } from '#kernel';
import { csvCells } from './csv.js';
import { unguarded } from './formula-guard.js';
import { type Refusal, refused } from './spreadsheet-errors.js';
import { type ReadTable, TABLE_LIMITS, type TableLimits } from './table.js';
import { xlsxCells } from './xlsx-reader.js';

/**
 * Reads a CSV or Excel file that somebody uploaded: the first sheet, its first row that is not empty as headings.
 * Decimals and days come as the texts they are (`12.50` stays `12.50`; a date cell becomes `2026-11-21`). The kind is
 * seen from the content; `fileName` only tells a text file's. Throws `SPREADSHEETS.*` with what to do.
 */
export async function readTable(
  content: Buffer,
  fileName: string,
  limits: TableLimits = TABLE_LIMITS,
): Promise<ReadTable> {
  if (content.length > limits.bytes) throw refused('too-large', limits);
  const kind = kindOf(content, fileName);
  if (kind !== 'xlsx' && kind !== 'csv') throw refused(kind, limits);
  const cells = kind === 'xlsx' ? await xlsxCells(content, limits) : csvCells(content, limits);
  return tableOf(cells, limits);
}

function kindOf(content: Buffer, fileName: string): 'xlsx' | 'csv' | Refusal {
  if (content.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'xlsx';
  if (content.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'old-excel';
  const isText = !content.subarray(0, 8192).includes(0);
  return isText && /\.(csv|txt|tsv)$/i.test(fileName) ? 'csv' : 'unknown-kind';
}

function tableOf(cells: string[][], limits: TableLimits): ReadTable {
  const headerAt = cells.findIndex(isFilled);
  if (headerAt < 0) throw refused('empty', limits);
  const lastAt = cells.findLastIndex(isFilled);
  if (lastAt - headerAt > limits.rows) throw refused('too-many-rows', limits);
  const read = cells.slice(headerAt, lastAt + 1).map((row) => row.map((cell) => unguarded(cell.trim())));
  const [first = [], ...rows] = read;
  const headers = first.slice(0, first.findLastIndex((cell) => cell !== '') + 1);
  const isTooWide = read.some(
    (row) => row.length > limits.columns || row.some((cell) => cell.length > limits.cell),
  );
  if (isTooWide) throw refused('too-wide', limits);
  if (!read.every((row) => row.every(isStorable)))
    throw refused('unreadable', limits, 'a cell holds what is no character');
  return {
    headers,
    rows: rows.map((row) => headers.map((_, index) => row[index] ?? '')),
    firstRow: headerAt + 2,
  };
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}
