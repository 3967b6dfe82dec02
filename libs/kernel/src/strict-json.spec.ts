import fc from 'fast-check';
import { parseStrictJson } from './strict-json.js';

const refused = (code: string) => expect.objectContaining({ code: `HTTP.${code}` });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads, when nothing is lost', () => {
    const values = fc
      .jsonValue({ maxDepth: 5 })
      .filter((value) => !/[\d.]{16}|e[+-]/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
        expect(parseStrictJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never throws anything but a sentence, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        try {
          parseStrictJson(text);
        } catch (error) {
          expect(error).toMatchObject({
            code: expect.stringMatching(/^HTTP\./),
            message: expect.stringMatching(/\.$/),
          });
        }
      }),
    );
  });

  it.each([['__proto__'], ['constructor'], ['prototype']])('refuses the key %s at any depth', (key) => {
    for (const text of [`{"${key}":1}`, `{"a":[{"${key}":{"admin":true}}]}`])
      expect(() => parseStrictJson(text)).toThrow(refused('FORBIDDEN_KEY'));
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['9007199254740993', 'an integer beyond 2^53'],
    ['-9007199254740993', 'a negative integer beyond 2^53'],
    ['0.1234567890123456789', 'a decimal with 19 digits'],
    ['1e400', 'a number beyond doubles'],
    ['12345678901234.567', 'an amount with 17 digits'],
  ])('refuses %s, %s', (number) => {
    expect(() => parseStrictJson(`{"amount":${number}}`)).toThrow(refused('INEXACT_NUMBER'));
  });

  it.each([['9007199254740991'], ['0.1'], ['-0.5'], ['1e3'], ['1.50'], ['100000000000000.0'], ['0']])(
    'reads %s',
    (number) => {
      expect(parseStrictJson(`[${number}]`)).toEqual([Number(number)]);
    },
  );

  it('reads 40 levels and refuses 41, and 100,000', () => {
    expect(() => parseStrictJson(nested(40))).not.toThrow();
    expect(() => parseStrictJson(nested(41))).toThrow(refused('TOO_DEEP'));
    expect(() => parseStrictJson(nested(100_000))).toThrow(expect.objectContaining({ name: 'DomainError' }));
  });
});
