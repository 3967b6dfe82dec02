import type { Column } from './columns';
import { MOST_SORTED, sortingOf } from './sorting';

const columns: Column<number>[] = [
  { id: 'owed', header: 'Owed', cell: () => null, sortBy: (row) => row },
  { id: 'actions', header: '', cell: () => null },
];
const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('whether a list can be sorted', () => {
  it('is so once all of it is there', () => {
    expect(sortingOf({ rows: rows(3) }, columns, 'owed')).toBe('whole');
    expect(sortingOf({ rows: rows(5000), hasMore: false }, columns, undefined)).toBe('whole');
  });

  it('reads the rest when somebody wants it, from a head or an address', () => {
    expect(sortingOf({ rows: rows(50), hasMore: true }, columns, '-owed')).toBe('reading');
    expect(sortingOf({ rows: undefined, hasMore: true }, columns, '-owed')).toBe('part');
    for (const sort of [undefined, 'actions', '-gone'])
      expect(sortingOf({ rows: rows(50), hasMore: true }, columns, sort)).toBe('part');
  });

  it('does not read without end', () => {
    expect(sortingOf({ rows: rows(MOST_SORTED), hasMore: true }, columns, 'owed')).toBe('tooLong');
  });
});
