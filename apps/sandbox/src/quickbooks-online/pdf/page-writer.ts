import { pdfString } from './win-ansi.js';

const TOP = 750;
const BOTTOM = 60;
/** Average width of a Helvetica digit or letter in em: close enough to align money on the right. */
const DIGIT = 0.556;

/** Puts text on pages from the top down and starts a new page when one is full. */
export class PageWriter {
  private readonly pages: string[][] = [[]];
  private y = TOP;

  text(x: number, value: string, size = 10, isBold = false): void {
    if (value === '') return;
    const page = this.pages.at(-1);
    page?.push(
      `BT /${isBold ? 'F2' : 'F1'} ${size} Tf ${x.toFixed(1)} ${this.y} Td ${pdfString(value)} Tj ET`,
    );
  }

  /** Ends at x: for amounts. */
  textRight(x: number, value: string, size = 10, isBold = false): void {
    const narrow = (value.match(/[.,\s]/g) ?? []).length;
    const width = (value.length * DIGIT - narrow * (DIGIT - 0.278)) * size;
    this.text(x - width, value, size, isBold);
  }

  down(points: number): void {
    this.y -= points;
    if (this.y >= BOTTOM) return;
    this.pages.push([]);
    this.y = TOP;
  }

  rule(): void {
    this.pages.at(-1)?.push(`0.6 w 50 ${this.y + 4} m 562 ${this.y + 4} l S`);
  }

  finish(): string[] {
    return this.pages.map((page) => page.join('\n'));
  }
}
