import type { FieldProblem, Output, Streamed } from '#transform';
import { columnTwice, tooMuchMapped } from './import.errors.js';
import { HEADING, IMPORT_FIELDS, type ImportField } from './import-columns.js';
import { type DraftOrder, MOST_TEXT, type OrdersRead, type RowError } from './import-orders.js';
import { ToldRows } from './told-rows.js';

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

/** Of all cells together: twice what a file may have. A mapping can make much of little. */
const MOST_CHARACTERS = 20_000_000;
/** Shorter texts are copied by JavaScript itself. */
const COPIED = 13;
const NUMBER = IMPORT_FIELDS.indexOf('number');
const PARTY = IMPORT_FIELDS.indexOf('party');
const DESCRIPTION = IMPORT_FIELDS.indexOf('description');

/** Every row that says something, made as it is asked for. Throws `PURCHASE_ORDERS.IMPORT_COLUMNS` for a heading that is there twice. */
export function recordsOf({ headers, rows }: Sheet): Iterable<SheetRecord> {
  const named = headers.flatMap((header, column) => (header === '' ? [] : [{ header, column }]));
  const seen = new Set<string>();
  for (const { header } of named) {
    if (seen.has(header)) throw columnTwice(header);
    seen.add(header);
  }
  return made(rows, named);
}

function* made(
  rows: Sheet['rows'],
  named: readonly { header: string; column: number }[],
): Generator<SheetRecord, void, undefined> {
  for (const [at, cells] of rows.entries())
    if (cells.some((cell) => cell !== ''))
      yield {
        at,
        record: Object.fromEntries(named.map(({ header, column }) => [header, cells[column] ?? ''])),
      };
}

/** The sheet as our own export would head it, filled with what a mapping makes of each row. */
export class MappedSheet {
  readonly headers = IMPORT_FIELDS.map((field) => HEADING[field]);
  readonly rows: string[][];
  readonly firstRow: number;
  readonly unmapped = new ToldRows();
  readonly warned = new ToldRows();
  /** Numbers of orders of which a row could not be made, nobody knows for which party. */
  readonly doubted = new Set<string>();
  /** The first row of which nobody knows what order it is of: any of them may lack a line. */
  lost: RowError | undefined;
  private characters = 0;

  constructor({ rows, firstRow }: Sheet) {
    this.firstRow = firstRow;
    this.rows = rows.map(() => []);
  }

  /** Throws `PURCHASE_ORDERS.IMPORT_TOO_LARGE`. */
  add(at: number, { output, errors, warnings, isLeftOut }: Streamed): void {
    if (isLeftOut) return;
    const problems = [...errors];
    const cells = IMPORT_FIELDS.map((field) => this.cell(field, output[field] ?? null, problems));
    for (const problem of problems) this.unmapped.add(this.told(at, problem));
    for (const problem of warnings) this.warned.add(this.told(at, problem));
    if (problems.length > 0) this.doubt(at, cells, isPlaced(cells, output, problems));
    // A row of which not all could be made, or nothing, still belongs to its order, which is then not entered.
    if (problems.length > 0 || cells.every((cell) => cell === '')) cells[DESCRIPTION] ||= '?';
    this.rows[at] = cells;
  }

  private cell(field: ImportField, value: Output, problems: FieldProblem[]): string {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value !== 'string') {
      problems.push({
        path: field,
        message: 'The mapping makes a list or a record of this, where one value is needed.',
        fix: 'Choose one of its entries in the mapping.',
      });
      return '';
    }
    if (value.length > MOST_TEXT) {
      problems.push({
        path: field,
        message: `The mapping makes a text of more than ${MOST_TEXT} characters.`,
        fix: 'Shorten it in the mapping: substring(x, 0, 4000).',
      });
      return '';
    }
    this.characters += value.length;
    if (this.characters > MOST_CHARACTERS) throw tooMuchMapped();
    return alone(value);
  }

  /** What a wrong row keeps from being entered beside the order that it is part of here. */
  private doubt(at: number, cells: readonly string[], isPlaced: boolean): void {
    const [number, party] = [cells[NUMBER], cells[PARTY]];
    if (number && !party) this.doubted.add(number.toLowerCase());
    if (isPlaced) return;
    this.lost ??= {
      ...{ row: this.firstRow + at, column: null },
      message: 'Which order this row belongs to cannot be told, so nothing of the file is entered.',
      fix: 'Mend the row or the mapping, or leave such rows out with the condition of the mapping.',
    };
  }

  private told(at: number, { path, message, fix }: FieldProblem): RowError {
    const column = Object.hasOwn(HEADING, path) ? HEADING[path as ImportField] : path || null;
    return { row: this.firstRow + at, column, message: alone(message), fix: alone(fix) };
  }
}

/** Orders that lack no line: none of their rows is unfit, and no row that could not be made may be theirs. */
export function fitOrders(
  { orders, nameless }: Pick<OrdersRead, 'orders' | 'nameless'>,
  unfitRows: ReadonlySet<number>,
  mapped?: Pick<MappedSheet, 'doubted' | 'lost'>,
): DraftOrder[] {
  if (mapped?.lost) return [];
  return orders.filter(({ number, rows }) => {
    const key = number?.toLowerCase() ?? '';
    const isDoubted = nameless.has(key) || mapped?.doubted.has(key) === true;
    return !isDoubted && !rows.some((row) => unfitRows.has(row));
  });
}

/** Whether the order of a row is known although the row is wrong: by its number, or because it answers that it has none. */
function isPlaced(
  cells: readonly string[],
  output: Streamed['output'],
  problems: readonly FieldProblem[],
): boolean {
  if (cells[NUMBER] !== '') return true;
  const wereMapped = Object.keys(output).length > 0;
  return wereMapped && !problems.some(({ path }) => path === 'number' || path === 'party');
}

/** A text of its own: a part of another text keeps all of that in memory. */
function alone(text: string): string {
  return text.length < COPIED ? text : Buffer.from(text).toString();
}
