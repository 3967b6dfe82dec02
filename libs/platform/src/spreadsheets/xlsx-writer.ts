import ExcelJS from 'exceljs';
import { guarded } from './formula-guard.js';
import type { WrittenTable } from './table.js';

/** The format of a cell that is text, whatever it looks like. */
const AS_TEXT = '@';
const WIDEST = 60;

/**
 * An Excel file with one sheet: bold headings that stay in sight and texts as they are, so that no number is rounded
 * and no date is turned round. Texts that would run as formulas when somebody edits them are disarmed.
 */
export async function writeXlsx({ name, headers, rows }: WrittenTable): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headers.map((header, index) => ({
    width: Math.min(
      WIDEST,
      2 + Math.max(header.length, ...rows.slice(0, 200).map((row) => row[index]?.length ?? 0)),
    ),
    style: { numFmt: AS_TEXT },
  }));
  sheet.addRow(headers.map(guarded)).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((cell) => cell && guarded(cell)));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Excel allows 31 characters, and some not at all. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet'
  );
}
