import type { DocumentColumn, DocumentTable } from './business-document.js';
import { INK, INNER_WIDTH, PAGE, type PdfSheet, type TextStyle } from './pdf-sheet.js';

const CELL: TextStyle = { size: 9 };
const HEAD: TextStyle = { size: 8.5, weight: 'bold' };
const PADDING = { x: 6, y: 4 } as const;

interface PlacedColumn extends DocumentColumn {
  left: number;
  /** Between the paddings. */
  inner: number;
}

/** The table, over as many pages as it needs: the heads come again on each, and a row stays together where it can. */
export function drawTable(sheet: PdfSheet, table: DocumentTable, accent: string): void {
  const columns = placed(table.columns);
  const line = sheet.lineHeight(CELL);
  drawHeads(sheet, columns, accent);
  for (const row of table.rows) {
    const cells = columns.map((column, index) => sheet.wrap(row[index] ?? '', column.inner, CELL));
    let left = cells;
    while (left.some((lines) => lines.length > 0)) {
      const height = heightOf(left, line);
      if (sheet.ensure(fitsAPage(height) ? height : 4 * line)) drawHeads(sheet, columns, accent);
      left = drawPart(sheet, columns, left, line);
    }
    sheet.rule(sheet.y);
  }
  sheet.y += 10;
}

function placed(columns: readonly DocumentColumn[]): PlacedColumn[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let left: number = PAGE.margin;
  return columns.map((column) => {
    const width = (column.width / whole) * INNER_WIDTH;
    const at = { ...column, left, inner: width - 2 * PADDING.x };
    left += width;
    return at;
  });
}

function drawHeads(sheet: PdfSheet, columns: readonly PlacedColumn[], accent: string): void {
  const labels = columns.map((column) => sheet.wrap(column.label, column.inner, HEAD));
  const line = sheet.lineHeight(HEAD);
  const height = heightOf(labels, line);
  sheet.ensure(height + 3 * line);
  sheet.pdf.rect(PAGE.margin, sheet.y, INNER_WIDTH, height).fill(accent);
  printCells(sheet, columns, labels, { line, style: { ...HEAD, color: inkOn(accent) } });
  sheet.y += height;
}

/** Prints as many lines of each cell as the page has room for, and answers the rest. */
function drawPart(
  sheet: PdfSheet,
  columns: readonly PlacedColumn[],
  cells: readonly string[][],
  line: number,
): string[][] {
  const fitting = Math.max(1, Math.floor((sheet.room - 2 * PADDING.y) / line));
  const part = cells.map((lines) => lines.slice(0, fitting));
  printCells(sheet, columns, part, { line, style: CELL });
  sheet.y += heightOf(part, line);
  return cells.map((lines) => lines.slice(fitting));
}

function printCells(
  sheet: PdfSheet,
  columns: readonly PlacedColumn[],
  cells: readonly string[][],
  { line, style }: { line: number; style: TextStyle },
): void {
  columns.forEach(({ left, inner, align }, index) => {
    cells[index]?.forEach((text, row) => {
      const y = sheet.y + PADDING.y + row * line;
      if (align === 'right') sheet.print(text, left + PADDING.x + inner, y, style, 'right');
      else sheet.print(text, left + PADDING.x, y, style);
    });
  });
}

/** White on dark colours, dark on light ones: heads stay readable in every organization's colour. */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 160 ? INK.text : '#ffffff';
}

function heightOf(cells: readonly (readonly string[])[], line: number): number {
  return Math.max(0, ...cells.map(({ length }) => length)) * line + 2 * PADDING.y;
}

function fitsAPage(height: number): boolean {
  return height < (PAGE.height - 2 * PAGE.margin - PAGE.footer) * 0.8;
}
