import { mapping, testContext } from '../testing/context.js';
import { compileMapping } from './compile-mapping.js';
import { trySample } from './try-samples.js';

describe('the names of a mapping', () => {
  it.each([
    ['toString.call', 'toString'],
    ['hasOwnProperty.call', 'hasOwnProperty'],
    ['valueOf.x', 'valueOf'],
    ['a.toString.call', 'a'],
  ])('reach nothing that every object inherits: %s', (target, first) => {
    const before = [Object.prototype.toString.call, Object.prototype.hasOwnProperty.call];
    const { output, errors } = compileMapping(mapping({ [target]: '"mine"' })).transform({}, testContext());
    expect([Object.prototype.toString.call, Object.prototype.hasOwnProperty.call]).toEqual(before);
    expect('x' in Object.prototype.valueOf).toBe(false);
    expect(errors).toEqual([]);
    expect(Object.keys(output)).toEqual([first]);
    expect(JSON.stringify(output)).toContain('"mine"');
  });

  it('that a sample expects are compared with fields only', () => {
    const compiled = compileMapping(mapping({ 'toString.call': '"mine"', a: '1' }));
    const sample = { ...{ id: '1', name: 's', record: {} }, expected: { a: '1' } };
    expect(trySample(compiled, sample, testContext()).differences).toEqual([
      { path: 'toString', expected: null, actual: { call: 'mine' } },
    ]);
  });
});
