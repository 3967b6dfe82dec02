import fc from 'fast-check';
import { canonicalJson, digestOf } from './canonical-json.js';

/** The same value with the keys of every object turned round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

describe('canonical JSON', () => {
  const values = fc.jsonValue({ stringUnit: 'binary' });

  it('writes what JSON has no word for as JSON does', () => {
    expect(canonicalJson([undefined, () => 1, { gone: undefined, kept: 1 }])).toBe('[null,null,{"kept":1}]');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(values, (value) => expect(canonicalJson(turned(value))).toBe(canonicalJson(value))),
    );
  });

  it('is JSON of the same value, and stays as it is when read and written again', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        fc.pre(canonicalJson(a) !== canonicalJson(b));
        expect(digestOf(a)).not.toBe(digestOf(b));
      }),
    );
  });

  it('leaves out what JSON leaves out, and uses toJSON', () => {
    expect(canonicalJson({ b: undefined, a: new Date(0) })).toBe('{"a":"1970-01-01T00:00:00.000Z"}');
    expect(canonicalJson(undefined)).toBe('null');
    expect(digestOf({})).toMatch(/^[0-9a-f]{64}$/);
  });
});
