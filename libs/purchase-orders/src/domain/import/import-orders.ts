import type { ImportField, RecognisedColumn } from './import-columns.js';
import { dayOf, decimalOf, flagOf, priorityOf, type ReadCell } from './import-values.js';

/** What is wrong with a file, and where. */
export interface RowError {
  /** As a person counts them in the sheet. */
  row: number;
  /** The heading; null when it is about the whole row. */
  column: string | null;
  message: string;
  fix: string | null;
}

export interface DraftLine {
  row: number;
  item: string | null;
  description: string | null;
  quantity: string;
  unit: string | null;
  unitPrice: string | null;
}

/** An order as the file says it: names instead of ids. */
export interface DraftOrder {
  row: number;
  /** Every row that it is made of, readable or not. */
  rows: number[];
  number: string | null;
  party: string;
  header: DraftHeader;
  lines: DraftLine[];
}

export interface DraftHeader {
  reference?: string;
  orderDate?: string;
  dueDate?: string;
  requestedDate?: string;
  promisedDate?: string;
  currency?: string;
  priority?: number;
  rush?: boolean;
  shippingTerms?: string;
  specialInstructions?: string;
  customerNotes?: string;
  memo?: string;
  discountAmount?: string;
  shippingAmount?: string;
}

/** A sheet as orders. */
export interface OrdersRead {
  /** Those that have a line that can be read. */
  orders: DraftOrder[];
  errors: RowError[];
  /** Numbers, in small letters, of orders without a party: their lines may be another's with that number. */
  nameless: ReadonlySet<string>;
}

interface Sheet {
  rows: readonly (readonly string[])[];
  firstRow: number;
}

/** Characters of a text for which nothing less is said. */
export const MOST_TEXT = 4_000;
const TEXTS: Partial<Record<ImportField, number>> = {
  number: 60,
  reference: 60,
  currency: 3,
  shippingTerms: 200,
  specialInstructions: MOST_TEXT,
  customerNotes: MOST_TEXT,
  memo: MOST_TEXT,
};
const READERS: Partial<Record<ImportField, (text: string) => ReadCell<string | number | boolean>>> = {
  orderDate: dayOf,
  dueDate: dayOf,
  requestedDate: dayOf,
  promisedDate: dayOf,
  priority: priorityOf,
  rush: flagOf,
  discountAmount: amountOf,
  shippingAmount: amountOf,
};

/**
 * The orders of a sheet: one line a row. Rows with the same number and party are one order; a row with neither goes on
 * with the order above. Every row that cannot be read is told, not only the first.
 */
export function ordersOf(sheet: Sheet, columns: readonly RecognisedColumn[]): OrdersRead {
  const errors: RowError[] = [];
  const orders = new KnownOrders();
  let last: DraftOrder | undefined;
  sheet.rows.forEach((cells, index) => {
    if (cells.every((cell) => cell === '')) return;
    const row = new RowReader(sheet.firstRow + index, cells, columns, errors);
    last = orderAt(row, orders, last);
    last.rows.push(row.number);
    const line = lineOf(row);
    if (line) last.lines.push(line);
  });
  const nameless = orders.all.flatMap(({ number, party }) => (party ? [] : (number?.toLowerCase() ?? [])));
  return {
    ...{ orders: orders.all.filter(({ lines }) => lines.length > 0), errors },
    nameless: new Set(nameless),
  };
}

/** Orders by number, and by number and party: a list may be long. */
class KnownOrders {
  readonly all: DraftOrder[] = [];
  private readonly known = new Map<string, DraftOrder>();

  find(number: string, party: string): DraftOrder | undefined {
    return this.known.get(KnownOrders.key(number, party));
  }

  add(order: DraftOrder): void {
    this.all.push(order);
    const { number, party } = order;
    if (number === null) return;
    for (const key of [KnownOrders.key(number, ''), KnownOrders.key(number, party)])
      if (!this.known.has(key)) this.known.set(key, order);
  }

  /** No text of a file has a NUL. */
  private static key(number: string, party: string): string {
    return `${number.toLowerCase()}\0${party.toLowerCase()}`;
  }
}

/** The order that a row belongs to; a new one joins `orders`. */
function orderAt(row: RowReader, orders: KnownOrders, last: DraftOrder | undefined): DraftOrder {
  const [number, party] = [row.text('number'), row.text('party')];
  if (!number && !party && last) return last;
  const known = number ? orders.find(number, party) : undefined;
  if (known) return known;
  if (!party)
    row.fail(
      'party',
      'There is no customer or supplier in this row.',
      'Write the name as it is in the list.',
    );
  const order: DraftOrder = {
    ...{ row: row.number, rows: [], number: number || null, party },
    ...{ header: headerOf(row), lines: [] },
  };
  orders.add(order);
  return order;
}

function headerOf(row: RowReader): DraftHeader {
  const header: Record<string, unknown> = {};
  for (const [field, read] of Object.entries(READERS)) header[field] = row.read(field as ImportField, read);
  for (const field of Object.keys(TEXTS))
    if (field !== 'number') header[field] = row.text(field as ImportField) || undefined;
  if (typeof header.currency === 'string') header.currency = header.currency.toUpperCase();
  return Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));
}

function lineOf(row: RowReader): DraftLine | undefined {
  const quantity = row.read('quantity', positiveOf);
  if (row.text('quantity') === '')
    row.fail('quantity', 'There is no quantity in this row.', 'Write how much is ordered.');
  const unitPrice = row.read('unitPrice', amountOf) ?? null;
  if (quantity === undefined) return undefined;
  const description = row.text('description') || null;
  return {
    row: row.number,
    item: row.text('item') || null,
    description,
    quantity,
    unit: row.text('unit') || null,
    unitPrice,
  };
}

function amountOf(text: string): ReadCell<string> {
  const read = decimalOf(text);
  if ('value' in read && !/^\d{1,12}(\.\d{1,6})?$/.test(read.value))
    return {
      problem: `"${text.slice(0, 40)}" must not be below zero nor have more than six decimals.`,
      fix: 'Write it as 1234.50.',
    };
  return read;
}

function positiveOf(text: string): ReadCell<string> {
  const read = amountOf(text);
  if ('value' in read && /^0+(\.0+)?$/.test(read.value))
    return { problem: 'The quantity is zero.', fix: 'Write how much is ordered, or leave the row out.' };
  return read;
}

/** Reads the cells of one row by field, and keeps what is wrong, each once. */
class RowReader {
  private readonly told = new Set<string>();

  constructor(
    readonly number: number,
    private readonly cells: readonly string[],
    private readonly columns: readonly RecognisedColumn[],
    private readonly errors: RowError[],
  ) {}

  text(field: ImportField): string {
    const text = (this.cells[this.columns.findIndex((column) => column.field === field)] ?? '').replaceAll(
      '\0',
      '',
    );
    const most = TEXTS[field] ?? MOST_TEXT;
    if (text.length > most) this.fail(field, `The text has more than ${most} characters.`, 'Shorten it.');
    return text;
  }

  read<T>(field: ImportField, read: (text: string) => ReadCell<T>): T | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const cell = read(text);
    if ('value' in cell) return cell.value;
    this.fail(field, cell.problem, cell.fix);
    return undefined;
  }

  fail(field: ImportField, message: string, fix: string): void {
    const column = this.columns.find((one) => one.field === field)?.header ?? null;
    const key = `${column} ${message}`;
    if (!this.told.has(key)) this.errors.push({ row: this.number, column, message, fix });
    this.told.add(key);
  }
}
