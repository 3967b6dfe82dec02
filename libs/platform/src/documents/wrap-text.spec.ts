import fc from 'fast-check';
import { wrapText } from './wrap-text.js';

const byLength = (text: string): number => text.length;

describe('breaking text into lines', () => {
  it('breaks at spaces and keeps the line breaks that were typed', () => {
    expect(wrapText('remove the old panel\ninstall the new one', 12, byLength)).toEqual([
      'remove the',
      'old panel',
      'install the',
      'new one',
    ]);
  });

  it('cuts a word that is wider than the column', () => {
    expect(wrapText('part ABCDEFGHIJKL', 5, byLength)).toEqual(['part', 'ABCDE', 'FGHIJ', 'KL']);
  });

  it('keeps an amount with a no-break space whole', () => {
    expect(wrapText('total 1\u00a0234,50', 9, byLength)).toEqual(['total', '1\u00a0234,50']);
  });

  it('loses no letter and makes no line too wide', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrapText(text, width, byLength);
        expect(lines.join('').replace(/[ \t]/g, '')).toBe(text.replace(/[ \t\r\n]/g, ''));
        expect(lines.every((line) => [...line].length <= Math.max(width, 1))).toBe(true);
      }),
    );
  });
});
