import { DomainError } from '#kernel';
import type { BusinessDocument } from './business-document.js';
import { drawFooters, drawNotes, drawTotals } from './draw-ending.js';
import { drawHead } from './draw-head.js';
import { drawTable } from './draw-table.js';
import { INK, PdfSheet } from './pdf-sheet.js';

/**
 * The document as a PDF file on Letter paper, fonts inside. The same document gives the same bytes.
 * Throws `DOCUMENTS.LOGO_UNREADABLE` when the logo is no PNG or JPEG.
 */
export async function renderBusinessPdf(document: BusinessDocument): Promise<Buffer> {
  const accent = document.sender.accentColor ?? INK.accent;
  if (document.sender.logo) checkLogo(document.sender.logo);
  const sheet = new PdfSheet(document);
  drawHead(sheet, document, accent);
  drawTable(sheet, document.table, accent);
  drawTotals(sheet, document.totals, accent);
  drawNotes(sheet, document.notes);
  drawFooters(sheet, document);
  return sheet.toBuffer();
}

/** What the file's first bytes say it is; undefined for anything that cannot be printed as a logo. */
export function logoTypeOf(bytes: Buffer): 'image/png' | 'image/jpeg' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}

function checkLogo(bytes: Buffer): void {
  if (logoTypeOf(bytes)) return;
  throw new DomainError('DOCUMENTS.LOGO_UNREADABLE', 'The logo is not a picture that can be printed.', {
    field: 'logo',
    fix: 'Upload a PNG or JPEG file.',
  });
}
