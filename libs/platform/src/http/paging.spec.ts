import { decodeCursor, encodeCursor, toPage } from './paging.js';

const ID = '01a1fc44-bc61-7db8-b11a-80c61b1b360f';

describe('pages by key', () => {
  it('gives the key of the last shown row back', () => {
    expect(decodeCursor(encodeCursor(['2026-11-21', ID]), 'day', 'id')).toEqual(['2026-11-21', ID]);
  });

  it.each([
    ['no base64 at all', '%%%'],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['too few parts', encodeCursor([ID])],
    ['too many parts', encodeCursor(['2026-11-21', ID, 'x'])],
    ['an id that is none', encodeCursor(['2026-11-21', "' OR 1=1"])],
    ['a day that is none', encodeCursor(['2026-02-30', ID])],
    ['an object', Buffer.from('{"0":"2026-11-21"}').toString('base64url')],
  ])('refuses a forged cursor before the database sees it: %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, 'day', 'id')).toThrow(
      expect.objectContaining({ code: 'HTTP.BAD_CURSOR' }),
    );
  });

  it.each([
    ['text', 'a\0b'],
    ['text', 'x'.repeat(1001)],
    ['number', 1.5],
  ] as const)('refuses a %s that cannot be one', (kind, part) => {
    expect(() => decodeCursor(encodeCursor([part]), kind)).toThrow(
      expect.objectContaining({ code: 'HTTP.BAD_CURSOR' }),
    );
  });

  it('has a next page only when there are more rows', () => {
    const page = (rows: number[]) => toPage(rows, 2, (row) => [row], String);
    expect(page([1, 2])).toEqual({ items: ['1', '2'], nextCursor: null });
    expect(page([1, 2, 3])).toEqual({ items: ['1', '2'], nextCursor: encodeCursor([2]) });
  });
});
