import type { Decimal } from 'decimal.js';
import { ungrouped } from '#kernel';
import { decimalOf, isDecimal, percentOf, plus, roundedTo, ZERO } from './decimals.js';
import { define } from './define-function.js';
import { refused } from './expression.errors.js';
import type { Scope } from './scope.js';
import { asValue, decimalIn, listIn, textIn, type Value } from './values.js';

const CURRENCY_SIGNS = /^(?:CA\$|US\$|\$|€|£)|(?:\$|€|£)$/g;
const LONGEST = 60;

/** About numbers: exact decimals, rounded where an expression says so and nowhere else. */
export const numberFunctions = [
  define(
    'number(text, point?)',
    'A text read as a number. Say "." or "," for the decimal point where 1,234 could be read in two ways.',
    ([text = null, point = null], scope) => numberIn(text, point, scope),
    3,
  ),
  define(
    'round(number, decimals?)',
    'Half away from zero, to two decimals unless said.',
    ([x = null, by = null]) => roundedTo(decimalIn(x, 'round()'), by === null ? 2 : decimalsIn(by)),
  ),
  define('abs(number)', 'Without its sign.', ([x = null]) => decimalIn(x, 'abs()').abs()),
  define('min(one, other)', 'The smaller one.', ([x = null, y = null]) => {
    const [one, other] = [decimalIn(x, 'min()'), decimalIn(y, 'min()')];
    return one.lessThan(other) ? one : other;
  }),
  define('max(one, other)', 'The larger one.', ([x = null, y = null]) => {
    const [one, other] = [decimalIn(x, 'max()'), decimalIn(y, 'max()')];
    return one.greaterThan(other) ? one : other;
  }),
  define('total(list)', 'The sum of a list of numbers.', ([list = null], scope) => {
    const entries = listIn(list, 'total()');
    scope.spend(entries.length);
    return entries.reduce<Decimal>((sum, entry) => plus(sum, decimalIn(asValue(entry), 'total()')), ZERO);
  }),
  define('percent(amount, rate)', 'So many percent of an amount, not rounded.', ([x = null, rate = null]) =>
    percentOf(decimalIn(x, 'percent()'), decimalIn(rate, 'percent()')),
  ),
];

/** Signs that only group digits are dropped where the text leaves no doubt which they are. */
function numberIn(value: Value, point: Value, scope: Scope): Value {
  if (isDecimal(value)) return value;
  const text = textIn(value, 'number()');
  scope.read(text.length);
  const trimmed = text.trim();
  const plain = trimmed.length > LONGEST ? undefined : plainOf(trimmed, point);
  const found = plain === undefined ? undefined : decimalOf(plain);
  if (found) return found;
  throw refused(
    `"${text.slice(0, 40)}" is not a number.`,
    'Write it as 1234.50, or test it before: isEmpty(x) ? 0 : number(x).',
  );
}

function plainOf(text: string, point: Value): string | undefined {
  const bare = ungrouped(text.replace(CURRENCY_SIGNS, '').trim());
  return point === null ? unmistakable(bare, text) : withPoint(bare, textIn(point, 'The point of number()'));
}

function unmistakable(bare: string, text: string): string | undefined {
  if (!bare.includes(',')) return bare;
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare) || /^-?\d{1,3}(,\d{3}){2,}$/.test(bare))
    return bare.replaceAll(',', '');
  throw refused(
    `"${text.slice(0, 40)}" can be read in two ways.`,
    'Say which sign is the decimal point: number(x, ".") or number(x, ",").',
  );
}

function withPoint(bare: string, point: string): string | undefined {
  if (point === '.') return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  if (point !== ',') throw refused('The decimal point is "." or ",".', 'Write number(x, ",").');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  return /^-?\d+(,\d+)?$/.test(bare) ? bare.replace(',', '.') : undefined;
}

function decimalsIn(value: Value): number {
  const decimals = decimalIn(value, 'round()').toNumber();
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 10) return decimals;
  throw refused('round() keeps 0 to 10 decimals.', 'Write round(x, 2).');
}
