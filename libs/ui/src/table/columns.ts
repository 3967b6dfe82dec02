import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface Column<Row> {
  id: string;
  header: string;
  cell(row: Row): ReactNode;
  /** Pixels; a column without one shares what is left. */
  width?: number;
  /** Amounts and counts stand at the end, so that their digits line up. */
  align?: 'end';
  /** What an export writes; a column without it is not exported. */
  text?(row: Row): string;
  /** Of an amount: an export writes it in a column of its own. */
  currencyOf?(row: Row): string;
  /** Sorts by this once every row is read; a part of a list is never sorted as if it were the whole. */
  sortBy?(row: Row): string | number;
  /** Shown only when somebody asks for it in the column chooser. */
  isHidden?: boolean;
  /** Where it stands on a phone: `title` first, `end` at its right, `detail` below; otherwise it is left out. */
  phone?: 'title' | 'end' | 'detail';
}

/** The one that a sort names. */
export const columnOf = <Row>(
  columns: readonly Column<Row>[],
  sort: string | undefined,
): Column<Row> | undefined => columns.find(({ id }) => id === sort || `-${id}` === sort);

/** `name` upwards, `-name` downwards, as in the address. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
  locale: string,
): readonly Row[] {
  const isDown = sort?.startsWith('-') ?? false;
  const by = columnOf(columns, sort)?.sortBy;
  if (!by) return rows;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const compare = (a: Row, b: Row): number => {
    const [x, y] = [by(a), by(b)];
    return typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
  };
  return [...rows].sort((a, b) => (isDown ? compare(b, a) : compare(a, b)));
}

/** The sort after a press on a column's head: up, down, as it came. */
export function nextSort(current: string | undefined, id: string): string | undefined {
  if (current === id) return `-${id}`;
  return current === `-${id}` ? undefined : id;
}
