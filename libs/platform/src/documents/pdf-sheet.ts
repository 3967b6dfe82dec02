import PDFDocument from 'pdfkit';
import type { BusinessDocument } from './business-document.js';
import { type FontWeight, fontFile } from './pdf-fonts.js';
import { wrapText } from './wrap-text.js';

/** Points. US Letter, the paper of Canadian offices. */
export const PAGE = { width: 612, height: 792, margin: 48, footer: 36 } as const;
export const INNER_WIDTH = PAGE.width - 2 * PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin - PAGE.footer;
const LINE_HEIGHT = 1.36;

export const INK = { text: '#1f2933', muted: '#5b6875', rule: '#d5dbe2', accent: '#1f4e79' } as const;

export interface TextStyle {
  size: number;
  weight?: FontWeight;
  color?: string;
}

/** The paper being filled: a cursor that goes down, and a new page when the space ends. */
export class PdfSheet {
  readonly pdf: PDFKit.PDFDocument;
  /** Where the next thing goes, from the top of the page. */
  y: number = PAGE.margin;

  constructor({ title, number, sender, language, date }: BusinessDocument) {
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      // Lines are placed one by one: the library's own page breaks would only get in the way.
      margin: 0,
      bufferPages: true,
      // The standard font would be looked up before ours is known.
      font: null as unknown as string,
      lang: language === 'fr' ? 'fr-CA' : 'en-CA',
      displayTitle: true,
      info: {
        Title: number === null ? title : `${title} ${number}`,
        Author: sender.name,
        CreationDate: new Date(`${date}T00:00:00Z`),
      },
    });
    this.pdf.registerFont('regular', fontFile('regular'));
    this.pdf.registerFont('bold', fontFile('bold'));
  }

  lineHeight(style: TextStyle): number {
    return style.size * LINE_HEIGHT;
  }

  widthOf(text: string, style: TextStyle): number {
    return this.use(style).widthOfString(text);
  }

  wrap(text: string, width: number, style: TextStyle): string[] {
    return wrapText(text, width, (piece) => this.widthOf(piece, style));
  }

  /** One line of text at a place; `right` ends at x instead of starting there. */
  print(text: string, x: number, y: number, style: TextStyle, align: 'left' | 'right' = 'left'): void {
    if (text === '') return;
    const left = align === 'right' ? x - this.widthOf(text, style) : x;
    this.use(style)
      .fillColor(style.color ?? INK.text)
      .text(text, left, y, { lineBreak: false });
  }

  rule(y: number, color: string = INK.rule, from: number = PAGE.margin, to = PAGE.width - PAGE.margin): void {
    this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(0.75).strokeColor(color).stroke();
  }

  /** How much is left of this page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  /** Starts a new page unless `height` fits on this one. Answers whether it did. */
  ensure(height: number): boolean {
    if (height <= this.room || this.y <= PAGE.margin) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = PAGE.margin;
  }

  /** Writes on every page at the end, when their number is known. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  /** Ends the document and answers the file. */
  toBuffer(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.pdf.on('error', reject);
      this.pdf.end();
    });
  }

  private use({ size, weight = 'regular' }: TextStyle): PDFKit.PDFDocument {
    return this.pdf.font(weight).fontSize(size);
  }
}
