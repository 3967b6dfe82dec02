import { causeOf, KnownCauses } from './error-cause.js';

describe('what a failure is counted under', () => {
  it('is what it names and the books lack, else its kind with the code of the books', () => {
    expect(causeOf({ kind: 'validation', vendorCode: '6240', waitsFor: { entity: 'item' } })).toBe(
      'unmapped:item',
    );
    expect(causeOf({ kind: 'validation', vendorCode: '6240' })).toBe('validation:6240');
    expect(causeOf({ kind: 'network' })).toBe('network');
    expect(causeOf()).toBe('unknown');
    expect(causeOf({ kind: 'validation', vendorCode: 'x'.repeat(99) })).toHaveLength(80);
  });

  it('is "other" beyond as many as are kept apart', () => {
    const causes = new KnownCauses(2);
    expect(['a', 'b', 'c', 'a'].map((one) => causes.of(one))).toEqual(['a', 'b', 'other', 'a']);
  });
});
