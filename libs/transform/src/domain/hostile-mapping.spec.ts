import { computed } from '../../../kernel/src/testing/computed.js';
import { evaluate, mapping, testContext } from '../testing/context.js';
import { compileMapping } from './compile-mapping.js';
import { Scope } from './language/scope.js';
import { LIMITS } from './limits.js';
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

describe('the steps of a record', () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, -(2 ** 31)])('are never given back: %s', (steps) => {
    const scope = new Scope({}, testContext());
    expect(() => scope.spend(steps)).toThrow(expect.objectContaining({ code: 'TRANSFORM.TOO_MUCH_WORK' }));
  });

  const spaces = ' '.repeat(100_000);
  const record = {
    ...{ n: Array.from({ length: 200 }, (_, n) => n), t: 'a'.repeat(50_000), spaces },
    ...{ wide: spaces.repeat(3), number: `${spaces}1` },
    ...{ day: `${spaces}2026-11-21`, province: `${spaces}ON`, currency: `${spaces}CAD`, key: `${spaces}k` },
  };
  const context = testContext(new Map([['t', new Map([['k', 'found']])]]));
  const codeOf = (source: string) => {
    try {
      return evaluate(source, record, context);
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };

  it.each([
    // Their products are larger than 2 to the power of 31.
    'contains(record.t, record.t)',
    'like(record.t, record.t)',
    'replace(record.t, record.t, "")',
    'record.n.map(x, startsWith(record.t, record.t))',
    'record.n.map(x, endsWith(record.t, record.t))',
    'record.n.map(x, isEmpty(record.spaces))',
    'record.n.map(x, orElse(record.spaces, ""))',
    'record.n.map(x, lookup("t", record.key))',
    'record.n.map(x, day(record.day))',
    'record.n.map(x, number(record.number))',
    'record.n.map(x, taxRate(record.province, today()))',
    'record.n.map(x, exchangeRate(record.currency, "CAD", today()))',
  ])('are spent for every character that is looked at: %s', (source) => {
    const begun = computed();
    expect(codeOf(source)).toBe('TRANSFORM.TOO_MUCH_WORK');
    expect(computed() - begun).toBeLessThan(1_000);
  });

  it('are spent for what must not be empty, too', () => {
    const fields = Array.from({ length: 100 }, (_, n) => ({
      ...{ target: `f${n}`, expression: 'record.wide', required: true },
    }));
    const { errors } = compileMapping(mapping({}, { fields })).transform(record, context);
    expect(errors).toHaveLength(LIMITS.problems);
    expect(errors.at(-1)?.message).toContain('more steps');
  });
});

describe('the texts of a record', () => {
  it('are counted as often as they are made, also where only half of a character is mended', () => {
    const record = { n: Array.from({ length: 100 }, (_, n) => n), t: 'a'.repeat(20_000) };
    const half = '[padStart("", 1, "😀") + record.t].map(s, record.n.map(x, substring(s, 0)))';
    expect(() => evaluate(half, record)).toThrow(
      expect.objectContaining({ code: 'TRANSFORM.TOO_MUCH_TEXT' }),
    );
  });

  it('are whole characters', () => {
    expect(evaluate('padStart("", 1, "😀")')).toBe('\ufffd');
    expect(evaluate('padStart("7", 3, "😀")')).toBe('😀7');
  });
});
