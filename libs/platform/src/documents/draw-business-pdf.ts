import type { BusinessDocument } from './business-document.js';
import { drawFooters, drawNotes, drawTotals } from './draw-ending.js';
import { drawHead } from './draw-head.js';
import { drawTable } from './draw-table.js';
import { INK, PdfSheet } from './pdf-sheet.js';

/** Draws the document where it is called: some hundred milliseconds in which nothing else happens there. */
export function drawBusinessPdf(document: BusinessDocument): Promise<Buffer> {
  const accent = document.sender.accentColor ?? INK.accent;
  const sheet = new PdfSheet(document);
  drawHead(sheet, document, accent);
  drawTable(sheet, document.table, accent);
  drawTotals(sheet, document.totals, accent);
  drawNotes(sheet, document.notes);
  drawFooters(sheet, document);
  return sheet.toBuffer();
}
