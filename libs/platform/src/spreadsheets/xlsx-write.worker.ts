import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import type { WrittenSheet } from './xlsx-writer.js';

/** Runs in a thread of its own and imports no module of ours at run time, so that the source runs as it is. */
const { name, headers, widths, numbers } = workerData as WrittenSheet;

/** The format of a cell that is text, whatever it looks like. */
const AS_TEXT = '@';
const AS_NUMBER = '#,##0.00##';
/** Excel keeps fifteen digits: what is longer stays the text that it is. */
const EXACT = /^-?\d{1,11}(\.\d{1,4})?$/;

const workbook = new ExcelJS.Workbook();
const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.columns = widths.map((width, index) => ({
  width,
  style: { numFmt: numbers.includes(index) ? AS_NUMBER : AS_TEXT },
}));
sheet.addRow(headers).font = { bold: true };

/** Portions of rows, and null after the last one. */
parentPort?.on('message', (rows: (string | null)[][] | null) => {
  if (rows === null) void finish();
  else for (const row of rows) sheet.addRow(row.map(cellOf));
});

function cellOf(text: string | null, index: number): string | number | null {
  return text !== null && numbers.includes(index) && EXACT.test(text) ? Number(text) : text;
}

async function finish(): Promise<void> {
  const file = new Uint8Array(await workbook.xlsx.writeBuffer());
  parentPort?.postMessage(file, [file.buffer]);
}
