import { decimalText, isDecimal } from './decimals.js';
import { define } from './define-function.js';
import { refused } from './expression.errors.js';
import type { Scope } from './scope.js';
import { asValue, isEmpty, kindOf, listIn, textIn, type Value } from './values.js';

/** About any value, and about lists and tables. */
export const valueFunctions = [
  define('isEmpty(x)', 'Whether there is no value, only spaces, or no entry.', ([x = null], scope) =>
    isBlank(x, scope),
  ),
  define('orElse(x, other)', 'x, or the other value where x is empty.', ([x = null, other = null], scope) =>
    isBlank(x, scope) ? other : x,
  ),
  define('text(x)', 'A number, yes or no, or a text, as text.', ([x = null]) => textOf(x)),
  define('length(x)', 'The characters of a text, or the entries of a list, counted.', ([x = null]) =>
    asValue(typeof x === 'string' ? x.length : listIn(x, 'length()').length),
  ),
  define('first(list)', 'The first entry; nothing of an empty list.', ([list = null]) =>
    asValue(listIn(list, 'first()')[0]),
  ),
  define('last(list)', 'The last entry; nothing of an empty list.', ([list = null]) =>
    asValue(listIn(list, 'last()').at(-1)),
  ),
  define(
    'lookup(table, key)',
    'The row of a table that has the key: a text, or a record with fields. Nothing where there is none.',
    ([table = null, key = null], scope) => {
      if (key === null) return null;
      const text = isDecimal(key) ? decimalText(key) : textIn(key, 'The key of lookup()');
      scope.read(text.length);
      return scope.context.tables.get(textIn(table, 'lookup()'))?.get(text.trim()) ?? null;
    },
  ),
];

/** The same as `isEmpty`, and the spaces that it has to look at are counted. */
export function isBlank(value: Value, scope: Scope): boolean {
  if (typeof value === 'string') scope.read(value.length);
  return isEmpty(value);
}

function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isDecimal(value)) return decimalText(value);
  throw refused(
    `${kindOf(value)} cannot be written as text.`,
    value === null ? 'Write orElse(x, "") where it may be missing.' : 'Choose one of its fields.',
  );
}
