import { Decimal } from 'decimal.js';
import { refused } from './expression.errors.js';

/** Room for the exact product of any two values: nothing is rounded but where an expression says so. */
const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -80, toExpPos: 80 });
const WHOLE_DIGITS = 15;
const DECIMALS = 15;
const PLAIN = /^-?\d{1,15}(\.\d{1,15})?$/;
const HUNDRED = new Exact(100);

export const ZERO = new Exact(0);

/** The value of plain digits; undefined when it is none, or has more digits than an amount can have. */
export function decimalOf(text: string): Decimal | undefined {
  return PLAIN.test(text) ? new Exact(text) : undefined;
}

/** A JSON number as the text it was sent as: the shortest that means this double. */
export function decimalOfNumber(value: number): Decimal {
  const found = Number.isFinite(value) ? new Exact(value) : undefined;
  if (!found) throw refused('A number in the record is none.', 'Send it as text, for example "1234.50".');
  return fitting(found);
}

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Exact;
}

export const plus = (left: Decimal, right: Decimal): Decimal => fitting(left.plus(right));
export const minus = (left: Decimal, right: Decimal): Decimal => fitting(left.minus(right));
export const times = (left: Decimal, right: Decimal): Decimal => fitting(left.times(right));
export const negated = (value: Decimal): Decimal => value.negated();
export const percentOf = (amount: Decimal, rate: Decimal): Decimal =>
  fitting(amount.times(rate).dividedBy(HUNDRED));

/** The quotient to fifteen decimals, half up; what divides evenly stays exact. */
export function dividedBy(left: Decimal, right: Decimal): Decimal {
  if (right.isZero()) throw refused('This would divide by zero.', 'Test it first: x == 0 ? 0 : y / x.');
  return fitting(left.dividedBy(right).toDecimalPlaces(DECIMALS, Decimal.ROUND_HALF_UP));
}

export function remainder(left: Decimal, right: Decimal): Decimal {
  if (right.isZero()) throw refused('This would divide by zero.', 'Test it first: x == 0 ? 0 : y % x.');
  return fitting(left.modulo(right));
}

/** Half away from zero: as cents are rounded everywhere in the house. */
export function roundedTo(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** As it leaves: the shortest exact text, never an exponent, never minus zero. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

function fitting(value: Decimal): Decimal {
  if (value.e >= WHOLE_DIGITS && !value.isZero())
    throw refused('A number became larger than an amount can be.', 'Look at the factors of this expression.');
  if (value.decimalPlaces() > DECIMALS)
    throw refused(
      `A number got more than ${DECIMALS} decimals.`,
      'Round on the way: round(x, 2), or with as many decimals as you need.',
    );
  return value;
}
