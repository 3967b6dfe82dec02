import type { BusinessDocument, DocumentFact, DocumentParty, DocumentSender } from './business-document.js';
import { wordsOf } from './document-words.js';
import { INK, INNER_WIDTH, PAGE, type PdfSheet, type TextStyle } from './pdf-sheet.js';

const LOGO = { width: 150, height: 56 } as const;
const NAME: TextStyle = { size: 13, weight: 'bold' };
const SMALL: TextStyle = { size: 8.5, color: INK.muted };
const BODY: TextStyle = { size: 9.5 };
const LABEL: TextStyle = { size: 8, weight: 'bold', color: INK.muted };
const GAP = 18;

/** Who sends it, what it is, who it is for, and its facts. */
export function drawHead(sheet: PdfSheet, document: BusinessDocument, accent: string): void {
  const top = sheet.y;
  const half = INNER_WIDTH / 2 - GAP / 2;
  const titleEnd = drawTitle(sheet, document, { accent, width: half, y: top });
  const senderEnd = drawSender(sheet, document, { width: half, y: top });
  sheet.y = Math.max(titleEnd, senderEnd) + 10;
  sheet.rule(sheet.y, accent);
  sheet.y += 14;
  if (document.parties.length > 0) drawParties(sheet, document.parties);
  if (document.facts.length > 0) drawFacts(sheet, document.facts);
}

interface Place {
  width: number;
  y: number;
}

function drawTitle(
  sheet: PdfSheet,
  { title, number }: BusinessDocument,
  { accent, width, y }: Place & { accent: string },
): number {
  const right = PAGE.width - PAGE.margin;
  let at = printLines(sheet, title, { right, width, y }, { size: 20, weight: 'bold', color: accent });
  if (number !== null) at = printLines(sheet, number, { right, width, y: at + 2 }, { size: 11 });
  return at;
}

function drawSender(sheet: PdfSheet, { sender, language }: BusinessDocument, { width, y }: Place): number {
  let at = y;
  if (sender.logo) {
    sheet.pdf.image(sender.logo, PAGE.margin, at, { fit: [LOGO.width, LOGO.height] });
    at += LOGO.height + 6;
  }
  at = printLines(sheet, sender.name, { left: PAGE.margin, width, y: at }, NAME);
  for (const line of [...sender.lines, ...registrations(sender, wordsOf(language))]) {
    at = printLines(sheet, line, { left: PAGE.margin, width, y: at }, SMALL);
  }
  return at;
}

function registrations(sender: DocumentSender, words: ReturnType<typeof wordsOf>): string[] {
  return [
    ...(sender.gstNumber ? [`${words.gstNumber} ${sender.gstNumber}`] : []),
    ...(sender.qstNumber ? [`${words.qstNumber} ${sender.qstNumber}`] : []),
  ];
}

function drawParties(sheet: PdfSheet, parties: readonly DocumentParty[]): void {
  const width = (INNER_WIDTH - GAP * (parties.length - 1)) / parties.length;
  const ends = parties.map((party, index) => {
    const left = PAGE.margin + index * (width + GAP);
    let at = printLines(sheet, party.label, { left, width, y: sheet.y }, LABEL) + 1;
    party.lines.forEach((line, row) => {
      at = printLines(sheet, line, { left, width, y: at }, row === 0 ? { ...BODY, weight: 'bold' } : BODY);
    });
    return at;
  });
  sheet.y = Math.max(...ends) + 12;
}

/** Facts stand four in a row, so that many of them stay a small block. */
function drawFacts(sheet: PdfSheet, facts: readonly DocumentFact[]): void {
  const perRow = 4;
  const width = (INNER_WIDTH - GAP * (perRow - 1)) / perRow;
  for (let start = 0; start < facts.length; start += perRow) {
    const ends = facts.slice(start, start + perRow).map(({ label, value, isStrong }, index) => {
      const left = PAGE.margin + index * (width + GAP);
      const at = printLines(sheet, label, { left, width, y: sheet.y }, LABEL);
      return printLines(
        sheet,
        value,
        { left, width, y: at },
        { ...BODY, weight: isStrong ? 'bold' : 'regular' },
      );
    });
    sheet.y = Math.max(...ends) + 8;
  }
  sheet.y += 6;
}

/** Prints a text in as many lines as it needs and answers where it ends. */
function printLines(
  sheet: PdfSheet,
  text: string,
  { width, y, ...side }: Place & ({ left: number } | { right: number }),
  style: TextStyle,
): number {
  let at = y;
  for (const line of sheet.wrap(text, width, style)) {
    if ('left' in side) sheet.print(line, side.left, at, style);
    else sheet.print(line, side.right, at, style, 'right');
    at += sheet.lineHeight(style);
  }
  return at;
}
