import type { Decimal } from 'decimal.js';
import { dividedBy, isDecimal, minus, plus, remainder, times } from './decimals.js';
import { refused } from './expression.errors.js';
import type { Scope } from './scope.js';
import type { BinarySign } from './syntax.js';
import { areEqual, asValue, booleanIn, decimalIn, isFields, kindOf, listIn, type Value } from './values.js';

/** A compiled part of an expression. */
export type Run = (scope: Scope) => Value;

type Arithmetic = (left: Decimal, right: Decimal) => Decimal;

/** A product or a quotient of long numbers takes longer than a look-up. */
const COST = { '-': 2, '*': 4, '/': 12, '%': 12 } as const;

const BUILDERS: Readonly<Record<BinarySign, (left: Run, right: Run) => Run>> = {
  '??': (left, right) => (scope) => left(scope) ?? right(scope),
  '||': (left, right) => (scope) => booleanIn(left(scope), '"||"') || booleanIn(right(scope), '"||"'),
  '&&': (left, right) => (scope) => booleanIn(left(scope), '"&&"') && booleanIn(right(scope), '"&&"'),
  '==': (left, right) => (scope) => same(left(scope), right(scope), scope),
  '!=': (left, right) => (scope) => !same(left(scope), right(scope), scope),
  '<': ordered('<', (order) => order < 0),
  '<=': ordered('<=', (order) => order <= 0),
  '>': ordered('>', (order) => order > 0),
  '>=': ordered('>=', (order) => order >= 0),
  in: (left, right) => (scope) => isIn(left(scope), right(scope), scope),
  '+': (left, right) => (scope) => added(left(scope), right(scope), scope),
  '-': arithmetic('-', minus),
  '*': arithmetic('*', times),
  '/': arithmetic('/', dividedBy),
  '%': arithmetic('%', remainder),
};

/** What `left sign right` does; `??`, `||`, `&&` look at the right only when they must. */
export function binary(sign: BinarySign, left: Run, right: Run): Run {
  return BUILDERS[sign](left, right);
}

function arithmetic(sign: keyof typeof COST, work: Arithmetic): (left: Run, right: Run) => Run {
  const [place, cost] = [`"${sign}"`, COST[sign]];
  return (left, right) => (scope) => {
    scope.spend(cost);
    return work(decimalIn(left(scope), place), decimalIn(right(scope), place));
  };
}

/** Adds numbers and joins texts; a number is never silently written into a text. */
function added(left: Value, right: Value, scope: Scope): Value {
  scope.spend(2);
  if (typeof left === 'string' && typeof right === 'string') {
    scope.hold(left.length + right.length);
    return left + right;
  }
  if (typeof left === 'string' || typeof right === 'string')
    throw refused(
      `${kindOf(left)} and ${kindOf(right).toLowerCase()} cannot be added.`,
      'Write number(x) to add numbers, or text(x) and x ?? "" to join texts.',
    );
  return plus(decimalIn(left, '"+"'), decimalIn(right, '"+"'));
}

function ordered(sign: string, isWanted: (order: number) => boolean): (left: Run, right: Run) => Run {
  return (left, right) => (scope) => {
    const [one, other] = [left(scope), right(scope)];
    if (typeof one === 'string' && typeof other === 'string') {
      scope.spend(1 + (Math.min(one.length, other.length) >> 8));
      return isWanted(one < other ? -1 : one > other ? 1 : 0);
    }
    if (isDecimal(one) && isDecimal(other)) return isWanted(one.comparedTo(other));
    throw refused(
      `"${sign}" compares two numbers or two texts, not ${kindOf(one).toLowerCase()} and ${kindOf(other).toLowerCase()}.`,
      'Make them alike first: number(x) reads a text as a number.',
    );
  };
}

function same(left: Value, right: Value, scope: Scope): boolean {
  if (typeof left === 'string') scope.spend(1 + (left.length >> 8));
  return areEqual(left, right);
}

/** An entry of a list, or a field that a record has. */
function isIn(sought: Value, place: Value, scope: Scope): boolean {
  if (isFields(place)) return typeof sought === 'string' && Object.hasOwn(place, sought);
  const list = listIn(place, '"in"');
  scope.spend(list.length);
  return list.some((entry) => {
    const value = asValue(entry);
    return value !== null && typeof value === typeof sought ? same(value, sought, scope) : value === sought;
  });
}
