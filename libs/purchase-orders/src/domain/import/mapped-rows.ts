import type { FieldProblem, Output, Streamed } from '#transform';
import { HEADING, IMPORT_FIELDS, type ImportField } from './import-columns.js';
import type { RowError } from './import-orders.js';

/** As the reader of spreadsheets answers it. */
interface Sheet {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
  firstRow: number;
}

/** A row of the file as a record of its headings, with its place in the sheet. */
export interface SheetRecord {
  at: number;
  record: Record<string, string>;
}

/** Every row that says something. */
export function recordsOf({ headers, rows }: Sheet): SheetRecord[] {
  return rows.flatMap((cells, at) =>
    cells.every((cell) => cell === '')
      ? []
      : [{ at, record: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])) }],
  );
}

/** The sheet as our own export would head it, filled with what a mapping makes of each row. */
export class MappedSheet {
  readonly headers = IMPORT_FIELDS.map((field) => HEADING[field]);
  readonly rows: string[][];
  readonly firstRow: number;
  readonly errors: RowError[] = [];
  readonly warnings: RowError[] = [];

  constructor({ rows, firstRow }: Sheet) {
    this.firstRow = firstRow;
    this.rows = rows.map(() => []);
  }

  add(at: number, { output, errors, warnings, isLeftOut }: Streamed): void {
    if (isLeftOut) return;
    const cells = IMPORT_FIELDS.map((field) => this.cell(at, field, output[field] ?? null));
    for (const problem of errors) this.errors.push(this.told(at, problem));
    for (const problem of warnings) this.warnings.push(this.told(at, problem));
    // A row that could not be made still belongs to its order, which is then not entered.
    if (errors.length > 0) cells[IMPORT_FIELDS.indexOf('description')] ||= '?';
    this.rows[at] = cells;
  }

  private cell(at: number, field: ImportField, value: Output): string {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'string') return value;
    this.errors.push({
      row: this.firstRow + at,
      column: HEADING[field],
      message: 'The mapping makes a list or a record of this, where one value is needed.',
      fix: 'Choose one of its entries in the mapping.',
    });
    return '';
  }

  private told(at: number, { path, message, fix }: FieldProblem): RowError {
    const column = Object.hasOwn(HEADING, path) ? HEADING[path as ImportField] : path || null;
    return { row: this.firstRow + at, column, message, fix };
  }
}
