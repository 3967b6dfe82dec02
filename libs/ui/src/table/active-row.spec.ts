import { stepped } from './active-row';

const rows = ['a', 'b', 'c', 'd'];

describe('the row that the keys act on', () => {
  it('begins at the first row and stops at the ends', () => {
    expect(stepped(rows, undefined, 1)).toEqual({ id: 'a', place: 0 });
    expect(stepped(rows, { id: 'a', place: 0 }, -1)?.id).toBe('a');
    expect(stepped(rows, { id: 'd', place: 3 }, 1)?.id).toBe('d');
    expect(stepped([], undefined, 1)).toBeUndefined();
  });

  it('goes on from the same row when others come in above it', () => {
    expect(stepped(['new', ...rows], { id: 'b', place: 1 }, 1)).toEqual({ id: 'c', place: 3 });
  });

  it('goes on where it was when the row itself is gone', () => {
    const left = ['a', 'c', 'd'];
    expect(stepped(left, { id: 'b', place: 1 }, 1)?.id).toBe('c');
    expect(stepped(left, { id: 'b', place: 1 }, -1)?.id).toBe('a');
  });
});
