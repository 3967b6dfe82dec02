/** What a spreadsheet file says: texts only, so that no decimal, date or leading zero is lost on the way. */
export interface ReadTable {
  headers: string[];
  /** As wide as the headers; an empty cell is ''. An empty row in the middle stays, so that row numbers hold. */
  rows: string[][];
  /** The number that a person sees beside `rows[0]`, from 1. */
  firstRow: number;
}

/** What goes into a file: decimals and days as text; null is an empty cell. */
export interface WrittenTable {
  /** Of the sheet. */
  name: string;
  headers: string[];
  rows: (string | null)[][];
}

/** The same with rows that are still being read, so that a table of any length is never held at once. */
export interface GrowingTable extends Omit<WrittenTable, 'rows'> {
  rows: AsyncIterable<(string | null)[][]>;
  /** Columns whose decimals become numbers that a spreadsheet adds up; others stay the text that they are. */
  numbers?: readonly number[];
}

/** How much of a stranger's file is read before it is refused. */
export interface TableLimits {
  /** Of the file. */
  bytes: number;
  /** Of everything in an archive, counted while it is unpacked: its own word on its size is not believed. */
  inflatedBytes: number;
  rows: number;
  columns: number;
  /** Of one cell, in characters. */
  cell: number;
  milliseconds: number;
}

export const TABLE_LIMITS: TableLimits = {
  bytes: 10 * 1024 * 1024,
  inflatedBytes: 64 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cell: 32_767,
  milliseconds: 20_000,
};
