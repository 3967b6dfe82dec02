import { Decimal } from 'decimal.js';
import { DomainError } from './domain-error.js';

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

/** A decimal amount as text, e.g. `"1234.50"`: the only shape in which money crosses a boundary. */
export type DecimalString = string;

const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

/**
 * An exact decimal amount without a currency; the currency is kept beside it by whoever holds it.
 * Immutable. Never built from a float that carries more digits than it shows.
 */
export class Money {
  static readonly zero = new Money(new Exact(0));

  private constructor(private readonly value: Decimal) {}

  /** Reads a decimal string (or an integer). Throws `MONEY.NOT_A_DECIMAL` for anything else. */
  static of(amount: DecimalString | number | Money): Money {
    if (amount instanceof Money) return amount;
    if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw notADecimal(String(amount));
    const text = String(amount);
    if (!DECIMAL.test(text)) throw notADecimal(text);
    return new Money(new Exact(text));
  }

  /**
   * Reads a number off a vendor's JSON wire, where money travels as a JSON number.
   * JavaScript prints the shortest text that identifies the double, which is the text the vendor sent
   * for any amount of up to 15 significant digits; longer ones are refused.
   */
  static fromWireNumber(amount: number | string): Money {
    const text = typeof amount === 'number' ? new Exact(amount).toFixed() : amount.trim();
    if (text.replace(/[-.]/g, '').replace(/^0+/, '').length > 15) throw notADecimal(text);
    return Money.of(text);
  }

  static sum(amounts: Iterable<DecimalString | Money>): Money {
    let total = new Exact(0);
    for (const amount of amounts) total = total.plus(Money.of(amount).value);
    return new Money(total);
  }

  plus(other: DecimalString | Money): Money {
    return new Money(this.value.plus(Money.of(other).value));
  }

  minus(other: DecimalString | Money): Money {
    return new Money(this.value.minus(Money.of(other).value));
  }

  times(factor: DecimalString | number | Money): Money {
    return new Money(this.value.times(Money.of(factor).value));
  }

  dividedBy(divisor: DecimalString | number | Money): Money {
    const by = Money.of(divisor).value;
    if (by.isZero()) throw new DomainError('MONEY.DIVISION_BY_ZERO', 'An amount cannot be divided by zero.');
    return new Money(this.value.dividedBy(by));
  }

  percent(rate: DecimalString): Money {
    return new Money(this.value.times(new Exact(rate)).dividedBy(100));
  }

  negated(): Money {
    return new Money(this.value.negated());
  }

  /** Rounds to cents, half a cent away from zero: the rule of the CRA and of QuickBooks Online Canada. */
  toCents(): Money {
    return this.rounded(2);
  }

  rounded(decimals: number): Money {
    return new Money(this.value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP));
  }

  equals(other: DecimalString | Money): boolean {
    return this.value.equals(Money.of(other).value);
  }

  compare(other: DecimalString | Money): number {
    return this.value.comparedTo(Money.of(other).value);
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  isNegative(): boolean {
    return this.value.isNegative() && !this.value.isZero();
  }

  /**
   * Splits by weights so that the parts sum exactly to this amount in cents; the remainder goes, a cent
   * at a time, to the parts that lost most by rounding down, earlier parts first.
   */
  allocate(weights: readonly (DecimalString | number)[]): Money[] {
    const parts = weights.map((weight) => Money.of(weight).value);
    const whole = parts.reduce((sum, part) => sum.plus(part), new Exact(0));
    if (whole.lessThanOrEqualTo(0) || parts.some((part) => part.isNegative())) {
      throw new DomainError(
        'MONEY.BAD_WEIGHTS',
        'A split needs weights that are not negative and not all zero.',
      );
    }
    const cents = this.value.times(100);
    if (!cents.isInteger())
      throw new DomainError('MONEY.NOT_IN_CENTS', 'Only an amount in whole cents can be split.');
    const shares = parts.map((part, index) => {
      const share = cents.abs().times(part).dividedBy(whole);
      return { index, given: share.floor(), loss: share.minus(share.floor()) };
    });
    let left = cents
      .abs()
      .minus(shares.reduce((sum, { given }) => sum.plus(given), new Exact(0)))
      .toNumber();
    for (const share of [...shares].sort((a, b) => b.loss.comparedTo(a.loss) || a.index - b.index)) {
      if (left-- <= 0) break;
      share.given = share.given.plus(1);
    }
    const sign = cents.isNegative() ? -1 : 1;
    return shares.map(({ given }) => new Money(given.times(sign).dividedBy(100)));
  }

  /** Text with exactly `decimals` digits after the point, e.g. `"12.50"`. */
  toFixed(decimals = 2): DecimalString {
    const text = this.value.toFixed(decimals, Decimal.ROUND_HALF_UP);
    return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
  }

  /** The shortest exact text, e.g. `"12.5"`. */
  toString(): DecimalString {
    return this.value.toFixed();
  }

  toJSON(): DecimalString {
    return this.toString();
  }

  /** For a vendor's wire format that wants a JSON number. Refuses what a double cannot carry. */
  toWireNumber(): number {
    const number = this.value.toNumber();
    if (!new Exact(number).equals(this.value)) throw notADecimal(this.toString());
    return number;
  }
}

function notADecimal(text: string): DomainError {
  return new DomainError(
    'MONEY.NOT_A_DECIMAL',
    `"${text.slice(0, 40)}" is not an amount: write digits with an optional point, for example 1234.50.`,
  );
}
