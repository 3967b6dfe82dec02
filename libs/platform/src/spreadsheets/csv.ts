import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula-guard.js';
import { refused } from './spreadsheet-errors.js';
import type { GrowingTable, TableLimits, WrittenTable } from './table.js';

const BYTE_ORDER_MARK = '\uFEFF';
const DELIMITERS = [',', ';', '\t'];

/** The cells of a CSV file, whatever its delimiter, in UTF-8 or in what Excel writes on Windows. */
export function csvCells(content: Buffer, limits: TableLimits): string[][] {
  const text = textOf(content);
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 2,
      max_record_size: limits.columns * limits.cell,
    }) as string[][];
  } catch (error) {
    throw refused('unreadable', limits, sentenceOf(error));
  }
}

/**
 * A CSV file that Excel opens as it is meant: UTF-8 with its mark, CRLF, quoted where needed. Texts that would run as
 * formulas are disarmed.
 */
export function writeCsv({ headers, rows }: WrittenTable): Buffer {
  const cells = [headers, ...rows].map((row) => row.map((cell) => guarded(cell ?? '')));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: '\r\n' }), 'utf8');
}

/** The same piece by piece, of rows that are still being read. */
export async function* writeGrowingCsv({ headers, rows }: GrowingTable): AsyncGenerator<Buffer> {
  yield writeCsv({ name: '', headers, rows: [] });
  for await (const portion of rows) {
    const cells = portion.map((row) => row.map((cell) => guarded(cell ?? '')));
    yield Buffer.from(stringify(cells, { record_delimiter: '\r\n' }), 'utf8');
  }
}

function textOf(content: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** Excel in French writes semicolons, because the comma is its decimal point. */
function delimiterOf(text: string): string {
  const headings =
    text
      .slice(0, 20_000)
      .replace(/"[^"]*"/g, '')
      .trimStart()
      .split(/\r?\n|\r/, 1)[0] ?? '';
  const count = (delimiter: string) => headings.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function sentenceOf(error: unknown): string {
  const { lines } = error as { lines?: number };
  return lines === undefined ? '' : `near line ${lines}`;
}
