import { stepOf } from './draft-keys';

describe('keys in the lines of an invoice', () => {
  const press = { key: 'Enter', isMod: false, isTaken: false, isText: true };

  it('add a line, remove one, and go to the same cell of the next', () => {
    expect(stepOf(press)).toBe('add');
    expect(stepOf({ ...press, key: 'Backspace', isMod: true })).toBe('remove');
    expect(stepOf({ ...press, key: 'ArrowDown' })).toBe('down');
    expect(stepOf({ ...press, key: 'ArrowUp' })).toBe('up');
  });

  it('stay with an open list, with a choice that the arrows change, and with what is typed', () => {
    expect(stepOf({ ...press, isTaken: true })).toBeUndefined();
    expect(stepOf({ ...press, key: 'ArrowDown', isText: false })).toBeUndefined();
    expect(stepOf({ ...press, key: 'Backspace' })).toBeUndefined();
    expect(stepOf({ ...press, key: 'Enter', isMod: true })).toBeUndefined();
  });
});
