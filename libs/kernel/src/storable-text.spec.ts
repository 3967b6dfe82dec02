import fc from 'fast-check';
import { isStorable, mayHideUnstorable, storable, whereNotStorable } from './storable-text.js';

describe('text that can be kept', () => {
  it('is everything that is made of whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(isStorable(text)).toBe(text.isWellFormed() && !text.includes('\0'));
      }),
    );
    expect(isStorable('Élan 🛠️ 工事')).toBe(true);
  });

  it.each([
    ['a NUL', 'a\0b'],
    ['the first half of an emoji', 'pipe \ud83d'],
    ['the second half', '\udee0 pipe'],
    ['both halves the wrong way round', '\udee0\ud83d'],
  ])('is not one with %s', (_, text) => {
    expect(isStorable(text)).toBe(false);
  });

  it('is looked for at every depth, in names as in values', () => {
    expect(whereNotStorable({ a: [1, null, true, 'x'], b: { c: 'é' } })).toBeUndefined();
    expect(whereNotStorable('\ud800')).toBe('');
    expect(whereNotStorable({ lines: [{ text: 'fine' }, { text: '\ud800' }] })).toBe('lines.1.text');
    expect(whereNotStorable({ params: { 'a\0': 1 } })).toBe('params');
    expect(whereNotStorable({ '\ud800': 1 })).toBe('');
  });

  it('is made of what cannot be kept, all else left as it was', () => {
    const told = { notes: ['a\0b', { half: 'x\ud83d', whole: '\u{1f600}' }], total: 12.5, gone: null };
    expect(storable(told)).toEqual({
      notes: ['ab', { half: 'x\ufffd', whole: '\u{1f600}' }],
      ...{ total: 12.5, gone: null },
    });
    expect(mayHideUnstorable(JSON.stringify(told))).toBe(true);
    expect(mayHideUnstorable('{"name":"Élévateurs"}')).toBe(false);
    expect(whereNotStorable(storable(told))).toBeUndefined();
  });
});
