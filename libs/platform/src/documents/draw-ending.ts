import type { BusinessDocument, DocumentFact, DocumentNote } from './business-document.js';
import { printedPage } from './document-words.js';
import { INK, INNER_WIDTH, PAGE, type PdfSheet, type TextStyle } from './pdf-sheet.js';

const ROW: TextStyle = { size: 9.5 };
const NOTE: TextStyle = { size: 9 };
const FOOTER: TextStyle = { size: 8, color: INK.muted };
const TOTALS_WIDTH = 250;

/** The totals, together on one page, their amounts under those of the table. */
export function drawTotals(sheet: PdfSheet, totals: readonly DocumentFact[], accent: string): void {
  if (totals.length === 0) return;
  const line = sheet.lineHeight(ROW) + 4;
  sheet.ensure(line * totals.length + 8);
  const left = PAGE.width - PAGE.margin - TOTALS_WIDTH;
  const right = PAGE.width - PAGE.margin - 6;
  for (const { label, value, isStrong } of totals) {
    const style: TextStyle = isStrong ? { size: 11, weight: 'bold' } : ROW;
    if (isStrong) sheet.rule(sheet.y, accent, left);
    const y = sheet.y + 3;
    sheet.print(label, left + 6, y, style);
    sheet.print(value, right, y, style, 'right');
    sheet.y += line;
  }
  sheet.y += 12;
}

export function drawNotes(sheet: PdfSheet, notes: readonly DocumentNote[]): void {
  for (const { label, text } of notes) {
    const line = sheet.lineHeight(NOTE);
    if (label !== null) {
      sheet.ensure(line * 2);
      sheet.print(label, PAGE.margin, sheet.y, { ...NOTE, weight: 'bold', color: INK.muted });
      sheet.y += line;
    }
    for (const part of sheet.wrap(text, INNER_WIDTH, NOTE)) {
      sheet.ensure(line);
      sheet.print(part, PAGE.margin, sheet.y, NOTE);
      sheet.y += line;
    }
    sheet.y += 8;
  }
}

export function drawFooters(sheet: PdfSheet, { sender, title, number, language }: BusinessDocument): void {
  const y = PAGE.height - PAGE.margin - sheet.lineHeight(FOOTER);
  const what = [sender.name, number === null ? title : `${title} ${number}`].join(' · ');
  sheet.onEveryPage((page, pages) => {
    sheet.rule(y - 6);
    const [first = ''] = sheet.wrap(what, INNER_WIDTH - 90, FOOTER);
    sheet.print(first, PAGE.margin, y, FOOTER);
    sheet.print(printedPage(page, pages, language), PAGE.width - PAGE.margin, y, FOOTER, 'right');
  });
}
