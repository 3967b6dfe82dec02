import { RememberedPairs } from './remembered-pairs.js';

const CAPACITY = 100;

function learnMany(pairs: RememberedPairs, count: number, from = 0): void {
  for (let n = from; n < from + count; n++) pairs.set(`other-${n}`, `${n}`);
}

describe('remembered pairs', () => {
  it('know what was set, with its last value', () => {
    const pairs = new RememberedPairs(CAPACITY);
    pairs.set('a', '1');
    pairs.set('a', '2');
    expect(pairs.get('a')).toBe('2');
    expect(pairs.get('b')).toBeUndefined();
  });

  it('keep a pair that was just asked for, however old it is, while a page is learned', () => {
    const pairs = new RememberedPairs(CAPACITY);
    pairs.set('a', '1');
    learnMany(pairs, 2 * CAPACITY - 1);
    expect(pairs.get('a')).toBe('1');
    learnMany(pairs, CAPACITY, 2 * CAPACITY);
    expect(pairs.get('a')).toBe('1');
  });

  it('let a newer value hide an older one of the generation before', () => {
    const pairs = new RememberedPairs(CAPACITY);
    pairs.set('a', '1');
    learnMany(pairs, CAPACITY);
    pairs.set('a', '2');
    learnMany(pairs, CAPACITY - 1, CAPACITY);
    expect(pairs.get('a')).toBe('2');
  });

  it('forget what nobody has asked for in a long time', () => {
    const pairs = new RememberedPairs(CAPACITY);
    pairs.set('a', '1');
    learnMany(pairs, 2 * CAPACITY);
    expect(pairs.get('a')).toBeUndefined();
  });
});
