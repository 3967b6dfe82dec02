import type { Column } from './columns';

/** What a spreadsheet would take for a formula; a plain number is none. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** The rows as CSV that opens in Excel as text: RFC 4180, with formulas made harmless. */
export function toCsv<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  currencyHeader = 'Currency',
): string {
  const written = withCurrencies(rows, columns, currencyHeader);
  const lines = [
    written.map(({ header }) => cell(header)),
    ...rows.map((row) => written.map(({ text }) => cell(text(row)))),
  ];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

interface Written<Row> {
  header: string;
  text(row: Row): string;
}

/** No amount without its currency: after it, or after the last of several that have the same. */
function withCurrencies<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  header: string,
): Written<Row>[] {
  const exported = columns.filter(
    (column): column is Column<Row> & Written<Row> => column.text !== undefined,
  );
  return exported.flatMap<Written<Row>>((column, index) => {
    const { currencyOf } = column;
    if (!currencyOf) return [column];
    const next = exported[index + 1]?.currencyOf;
    const isShared = next !== undefined && rows.every((row) => next(row) === currencyOf(row));
    return isShared ? [column] : [column, { header, text: currencyOf }];
  });
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  // The mark lets Excel read accents.
  saveFile(name, new Blob(['\ufeff', text], { type }));
}

/** Hands a file to the browser as it is. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
