import { evaluate, testContext } from '../../testing/context.js';
import { LIMITS } from '../limits.js';

const RECORD = {
  qty: 3,
  paid: false,
  done: true,
  none: null,
  odd: Number.NaN,
  strange: () => 1,
  address: { city: 'Ottawa' },
  lines: [{ item: 'A' }, null],
  long: Array.from({ length: LIMITS.listLength + 1 }, () => 1),
};
const tables = new Map([['items', new Map([['7', 'Pump']])]]);
const answer = (source: string) => evaluate(source, RECORD, testContext(tables));

describe('the corners of an expression', () => {
  it.each([
    ['orElse("x", "y")', 'x'],
    ['length("abc")', '3'],
    ['text("a") + text(true) + text(false) + text(1.50)', 'atruefalse1.5'],
    ['isEmpty(null) && isEmpty([]) && isEmpty(" ")', true],
    ['isEmpty([1]) || isEmpty(1) || isEmpty(record.address)', false],
    ['null == null', true],
    ['record.none != 1', true],
    ['record.strange', null],
    ['record.done ? 1 : 2', '1'],
    ['record.paid ? 1 : 2', '2'],
    ['record.lines.map(x, x).last()', null],
    ['record.none["city"]', null],
    ['record.address["city"]', 'Ottawa'],
    ['record.lines[0.5]', null],
    ['lookup("items", record.none)', null],
    ['lookup("items", 7)', 'Pump'],
    ['lookup("items", "8")', null],
    ['number(5)', '5'],
    ['number("12.5", ".")', '12.5'],
    ['number("1,234.5", ".")', '1234.5'],
    ['number("1.234", ",")', '1234'],
    ['round(2.5, 0)', '3'],
    ['7 % 4', '3'],
    ['"b" > "a" && "a" < "b" && "a" <= "a"', true],
    ['2 >= 1', true],
    ['null in [1, null]', true],
    ['1 in ["1", 1]', true],
    ['"x" in record.address', false],
    ['1 in record.address', false],
    ['substring("abcd", 1, 3)', 'bc'],
    ['"a\\n\\t\\"b"', 'a\n\t"b'],
  ])('%s is %j', (source, value) => {
    expect(answer(source)).toEqual(value);
  });

  it.each([
    ['text(null)', 'Nothing cannot be written as text.'],
    ['text(record.address)', 'A record cannot be written as text.'],
    ['true + 1', 'yes or no'],
    ['trim(1)', 'needs a text, and got a number'],
    ['first(1)', 'needs a list, and got a number'],
    ['1 == record.lines', 'A number and a list cannot be compared.'],
    ['record.qty.city', 'A number has no field "city".'],
    ['record.qty[true]', 'A number has no entry for yes or no.'],
    ['record.address[1]', 'A record has no entry for a number.'],
    ['record.odd + 1', 'A number in the record is none.'],
    ['1 % (1 - 1)', 'This would divide by zero.'],
    ['1 < "a"', 'compares two numbers or two texts'],
    ['1 in 1', 'needs a list'],
    ['addDays("2026-01-01", 0.5)', 'takes a whole number of days'],
    ['addDays("2026-01-01", 40000)', 'takes a whole number of days'],
    ['addDays("soon", 1)', '"soon" is not a day.'],
    ['day("1/2/2026", "XYZ")', 'The order of a day is'],
    ['day("soon", "DMY")', '"soon" is not a day.'],
    ['number("1", ";")', 'The decimal point is'],
    ['number("1;5", ",")', '"1;5" is not a number.'],
    ['round(1, 11)', 'round() keeps 0 to 10 decimals.'],
    ['round(1, 0.5)', 'round() keeps 0 to 10 decimals.'],
    ['convert(1, "dollars", "CAD", today())', '"DOLLARS" is no currency.'],
    ['record.lines.map(x)', 'map() is written'],
    ['record.lines.map(record, 1)', '"record" already means something.'],
    ['lookup(record.qty, "x")', 'needs the name of a table in quotation marks'],
    ['lookup(1, "x")', 'needs the name of a table in quotation marks'],
    ['substring("abc", 0.5)', 'A place in a text is a whole number from 0.'],
    ['substring("abc", 0 - 1)', 'A place in a text is a whole number from 0.'],
    ['split("a,b", "")', 'split() needs a separator.'],
    ['padStart("7", 100000, "0")', 'padStart() fills at most'],
    ['replace("abc", "", "-")', 'replace() needs to know what to replace.'],
    ['"a\\q"', 'After "\\" only'],
    ['"a\\', 'After "\\" only'],
    ['record.long.map(x, x)', 'A list has more than'],
  ])('%s says "%s"', (source, message) => {
    expect(() => answer(source)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    );
  });

  it('does not take a rate or a tax that is none', () => {
    const odd = { ...testContext(), rate: () => 'odd', taxes: () => [{ name: 'T', percent: 'odd' }] };
    for (const source of ['convert(1, "USD", "CAD", today())', 'tax(1, "ON", today())'])
      expect(() => evaluate(source, {}, odd as never)).toThrow('needs a number, and got nothing');
  });
});
