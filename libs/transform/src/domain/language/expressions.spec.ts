import fc from 'fast-check';
import { Money } from '#kernel';
import { computed } from '../../../../kernel/src/testing/computed.js';
import { tries } from '../../../../kernel/src/testing/tries.js';
import { evaluate, testContext } from '../../testing/context.js';
import { LIMITS } from '../limits.js';
import { likeness } from './likeness.js';
import { parseExpression } from './parse.js';

const RECORD = {
  'Unit price': '1 234,50',
  qty: 3,
  code: ' ab-12 ',
  paid: false,
  none: null,
  address: { city: 'Ottawa' },
  lines: [
    { item: 'A', amount: '10.10' },
    { item: 'B', amount: '0.20' },
  ],
};

const refusal = (source: string, record = {}) => {
  try {
    return evaluate(source, record);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['-2 - -3', '1'],
    ['7 % 4 / 2', '1.5'],
    ['0.1 + 0.2', '0.3'],
    ['10 / 3', '3.333333333333333'],
    ['round(10 / 3)', '3.33'],
    ['round(-0.005)', '-0.01'],
    ['999999999999999 - 0.000000000000001', '999999999999998.999999999999999'],
    ['1 < 2 && "a" < "b"', true],
    ['!(1 == 1) || 2 != 3', true],
    ['null ?? "x"', 'x'],
    ['record.qty > 2 ? "many" : "few"', 'many'],
    ['record.address.city', 'Ottawa'],
    ['record.nothing.at.all', null],
    ['record["Unit price"].number(",") * record.qty', '3703.5'],
    ['record.code.trim().upper()', 'AB-12'],
    ['record.lines.map(line, line.item).join("+")', 'A+B'],
    ['record.lines.sum(line, number(line.amount))', '10.3'],
    ['record.lines.filter(x, number(x.amount) > 1).length()', '1'],
    ['record.lines.exists(x, x.item == "B") && !record.lines.all(x, x.item == "B")', true],
    ['record.lines[1].item + record.lines.first().item', 'BA'],
    ['record.lines[7].item', null],
    ['"B" in record.lines.map(x, x.item)', true],
    ['"city" in record.address', true],
    ['[1, 2, 3].map(x, [x, 10].map(y, x * y).last())', ['10', '20', '30']],
    ['total([1, 2.5])', '3.5'],
    ['orElse("  ", "x")', 'x'],
    ['[].length() + [{}, {}].length()', '2'],
    ['text(12.50) + "!"', '12.5!'],
    ['"a-b-c".split("-").last()', 'c'],
    ['replace("1-2-3", "-", "")', '123'],
    ['substring("INV-0042", 4)', '0042'],
    ['"7".padStart(4, "0")', '0007'],
    ['like("PO-1234", "PO-####")', true],
    ['like("PO-12x4", "PO-####")', false],
    ['day("21.11.2026", "DMY").addDays(30)', '2026-12-21'],
    ['day("2026/1/5")', '2026-01-05'],
    ['number("1,234.50 $")', '1234.5'],
    ['number("1.234,50", ",")', '1234.5'],
    ['number("1,234", ".")', '1234'],
    ['number(" CA$ 1 234 567.50 ")', '1234567.5'],
    ['number("1’234.50 €")', '1234.5'],
    ['number("-1 234,5 $", ",")', '-1234.5'],
    ['today()', '2026-11-21'],
    ['context.currency', 'CAD'],
    ['convert(100, "USD", "cad", "2026-11-02")', '136.15'],
    ['convert(100, "CAD", "CAD", "2026-11-02")', '100'],
    ['tax(99.99, "ON", "2026-11-02")', '13'],
    ['tax(99.99, "QC", "2026-11-02")', '14.97'],
    ['taxRate("NS", "2025-03-31") - taxRate("NS", "2025-04-01")', '1'],
    ['withoutTax(113, "ON", "2026-11-02")', '100'],
  ])('%s is %j', (source, value) => {
    expect(evaluate(source, RECORD)).toEqual(value);
  });

  it('asks a table, and finds nothing where there is nothing', () => {
    const rows = new Map([['A-1', { name: 'Boiler', price: '12.50' }]]);
    const context = testContext(new Map([['items', rows]]));
    const ask = (source: string) => evaluate(source, { code: ' A-1 ' }, context);
    expect(ask('lookup("items", record.code).name')).toBe('Boiler');
    expect(ask('number(lookup("items", "A-1").price) * 2')).toBe('25');
    expect(ask('lookup("items", "B-1").name ?? "unknown"')).toBe('unknown');
  });

  it.each([
    ['record.none + 1', 'TRANSFORM.NO_ANSWER'],
    ['"1" + 2', 'TRANSFORM.NO_ANSWER'],
    ['"1" == 1', 'TRANSFORM.NO_ANSWER'],
    ['record.qty ? 1 : 2', 'TRANSFORM.NO_ANSWER'],
    ['1 / (1 - 1)', 'TRANSFORM.NO_ANSWER'],
    ['number("1,234")', 'TRANSFORM.NO_ANSWER'],
    ['number("twelve")', 'TRANSFORM.NO_ANSWER'],
    ['number("10\\n20")', 'TRANSFORM.NO_ANSWER'],
    ['number("12 5")', 'TRANSFORM.NO_ANSWER'],
    ['number("1 234 56")', 'TRANSFORM.NO_ANSWER'],
    [`number("12${' '.repeat(60)}9")`, 'TRANSFORM.NO_ANSWER'],
    [`number("${'0'.repeat(60)}1")`, 'TRANSFORM.NO_ANSWER'],
    ['day("03/04/2026")', 'TRANSFORM.NO_ANSWER'],
    ['day("2026-02-30")', 'TRANSFORM.NO_ANSWER'],
    ['convert(1, "USD", "JPY", today())', 'TRANSFORM.NO_ANSWER'],
    ['tax(1, "XX", today())', 'TRANSFORM.NO_ANSWER'],
    ['999999999999999 + 1', 'TRANSFORM.NO_ANSWER'],
    ['0.000000001 * 0.000000001', 'TRANSFORM.NO_ANSWER'],
    ['recrod.qty', 'TRANSFORM.SYNTAX'],
    ['shout("x")', 'TRANSFORM.SYNTAX'],
    ['round()', 'TRANSFORM.SYNTAX'],
    ['lookup("nowhere", "x")', 'TRANSFORM.SYNTAX'],
    ['1 +', 'TRANSFORM.SYNTAX'],
    ['"open', 'TRANSFORM.SYNTAX'],
    ['a; b', 'TRANSFORM.SYNTAX'],
    ['', 'TRANSFORM.SYNTAX'],
    ['1e5', 'TRANSFORM.SYNTAX'],
    ['1234567890123456', 'TRANSFORM.SYNTAX'],
  ])('%s is refused as %s', (source, code) => {
    expect(refusal(source, RECORD)).toBe(code);
  });

  it.each([
    [
      'tax(1, "ON", "2016-01-01")',
      'Taxes of days before 2016-10-01 are not known here.',
      'table of the mapping',
    ],
    ['tax(1, "XX", "2026-01-01")', '"XX" is no province.', 'two letters'],
    ['addDays("9999-12-31", 1)', 'addDays() goes past the last year', 'Look at the days'],
    ['convert(1, "EUR", "CAD", "2020-01-01")', 'No rate from EUR to CAD', 'before 2025-10-17 are not kept'],
    ['convert(1, "EUR", "CAD", today())', 'No rate from EUR to CAD', 'Ask for the rates of that day'],
  ])('%s says what is wrong, and what helps', (source, message, fix) => {
    expect(() => evaluate(source)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        fix: expect.stringContaining(fix),
      }),
    );
  });

  it('says the place of what cannot be read', () => {
    expect(() => parseExpression('1 + + 2')).toThrow(expect.objectContaining({ details: { at: 4 } }));
  });
});

describe('an expression written to do harm', () => {
  it.each([
    ['record.constructor', null],
    ['record.__proto__', null],
    ['record["__proto__"]', null],
    ['record.toString', null],
    ['record.lines.constructor', 'TRANSFORM.NO_ANSWER'],
    ['"x".constructor', 'TRANSFORM.NO_ANSWER'],
    ['out.hasOwnProperty', null],
    ['constructor', 'TRANSFORM.SYNTAX'],
    ['globalThis', 'TRANSFORM.SYNTAX'],
    ['process.exit()', 'TRANSFORM.SYNTAX'],
    ['toString()', 'TRANSFORM.SYNTAX'],
    ['{ __proto__: 1 }', 'TRANSFORM.SYNTAX'],
    ['{ "constructor": 1 }', 'TRANSFORM.SYNTAX'],
    ['[1].map(record, record)', 'TRANSFORM.SYNTAX'],
    ['`text`', 'TRANSFORM.SYNTAX'],
  ])('%s reaches nothing of JavaScript', (source, answer) => {
    expect(refusal(source, RECORD)).toBe(answer);
  });

  it.each([
    ['deep in parentheses', `${'('.repeat(60)}1${')'.repeat(60)}`],
    ['deep in lists', '['.repeat(60) + ']'.repeat(60)],
    ['many signs', `${'!'.repeat(60)}true`],
    ['many questions', `${'true ? 1 : '.repeat(60)}2`],
    [
      'many parts',
      Array(LIMITS.expressionParts + 2)
        .fill('1')
        .join('+'),
    ],
    ['many characters', `${' '.repeat(LIMITS.expressionLength)}1`],
  ])('ends as unreadable: %s', (_, source) => {
    expect(refusal(source)).toBe('TRANSFORM.SYNTAX');
  });

  it.each([
    [
      'a list within a list',
      'record.n.map(a, record.n.map(b, record.n.map(c, a)))',
      'TRANSFORM.TOO_MUCH_WORK',
    ],
    [
      'a text that doubles',
      Array.from({ length: 5 }, () => '').reduce(
        (text) => `[${text || 'record.t'}].map(x, x + x + x + x)[0]`,
        '',
      ),
      'TRANSFORM.TOO_MUCH_TEXT',
    ],
    ['a replacement that explodes', 'replace(record.t, "a", record.t)', 'TRANSFORM.TOO_MUCH_TEXT'],
    [
      'a shape of stars',
      'record.n.map(x, like(record.t, "*a*a*a*a*a*a*a*a*b")).length()',
      'TRANSFORM.TOO_MUCH_WORK',
    ],
    ['a text in ten thousand parts', 'split(record.t, "a")', 'TRANSFORM.NO_ANSWER'],
  ])('is stopped by counting: %s', (_, source, code) => {
    const record = { n: Array.from({ length: 200 }, (_, index) => index), t: 'a'.repeat(20_000) };
    const begun = computed();
    expect(refusal(source, record)).toBe(code);
    expect(computed() - begun).toBeLessThan(1_000);
  });

  it('never does anything but answer or refuse, whatever is written', () => {
    const pieces = [
      'record',
      '.',
      'a',
      '[',
      ']',
      '(',
      ')',
      '"x"',
      '1',
      '+',
      '*',
      '?',
      ':',
      'map',
      ',',
      '{',
      '}',
      '!',
      '??',
      'in',
    ];
    const source = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(source, fc.jsonValue(), (text, value) => {
        try {
          evaluate(text, { a: value });
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^TRANSFORM\./);
        }
      }),
      { numRuns: tries(500) },
    );
  });
});

describe('numbers in expressions', () => {
  const amountOf = (mostDecimals: number) =>
    fc
      .tuple(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), fc.nat({ max: mostDecimals }))
      .map(([whole, decimals]) =>
        Money.of(whole)
          .dividedBy(10 ** decimals)
          .toString(),
      );
  const isSame = (answer: unknown, expected: Money) => Money.of(String(answer)).equals(expected);

  it('are as exact as money is everywhere here', () => {
    fc.assert(
      fc.property(amountOf(4), amountOf(4), (one, other) => {
        const says = (source: string) => evaluate(source, { one, other });
        const [a, b] = [Money.of(one), Money.of(other)];
        expect(isSame(says('number(record.one) + number(record.other)'), a.plus(b))).toBe(true);
        expect(isSame(says('number(record.one) - number(record.other)'), a.minus(b))).toBe(true);
        expect(isSame(says('round(percent(number(record.one), 13))'), a.percent('13').toCents())).toBe(true);
      }),
      { numRuns: tries(300) },
    );
  });

  it('give back what a division took, to the cent', () => {
    fc.assert(
      fc.property(amountOf(2), fc.integer({ min: 1, max: 9_999 }), (whole, parts) => {
        const back = evaluate('round(number(record.whole) / record.parts * record.parts)', { whole, parts });
        expect(isSame(back, Money.of(whole))).toBe(true);
      }),
      { numRuns: tries(300) },
    );
  });
});

describe('a shape', () => {
  it('fits what a regular expression of the same meaning fits', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 12 });
    const shape = fc.string({ unit: fc.constantFrom('a', '1', '*', '?', '#'), maxLength: 8 });
    fc.assert(
      fc.property(text, shape, (whole, sought) => {
        const meant = sought.replace(/[*?#]/g, (sign) => ({ '*': '.*', '?': '.', '#': '\\d' })[sign] ?? '');
        expect(likeness(whole, sought)).toBe(new RegExp(`^${meant}$`).test(whole));
      }),
      { numRuns: tries(500) },
    );
  });
});
