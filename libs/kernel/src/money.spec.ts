import fc from 'fast-check';
import { Money } from './money.js';

/** Amounts in cents as text: what an invoice holds. */
const cents = fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n });
const textOf = (amount: bigint): string => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const amounts = cents.map(textOf);

describe('Money', () => {
  it('sums exactly, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (list) => {
        const expected = textOf(list.reduce((sum, amount) => sum + amount, 0n));
        expect(Money.sum(list.map(textOf)).toFixed()).toBe(expected === '-0.00' ? '0.00' : expected);
        expect(Money.sum(list.map(textOf).reverse()).equals(Money.sum(list.map(textOf)))).toBe(true);
      }),
    );
  });

  it('takes away what it added', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) =>
        expect(Money.of(a).plus(b).minus(b).toFixed()).toBe(Money.of(a).toFixed()),
      ),
    );
  });

  it('splits so that the parts are in whole cents, in order of weight, and sum exactly', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, weights, (amount, list) => {
        fc.pre(list.some((weight) => weight > 0));
        const parts = Money.of(amount).allocate(list);
        expect(Money.sum(parts).equals(amount)).toBe(true);
        const whole = list.reduce((sum, weight) => sum + weight, 0);
        parts.forEach((part, index) => {
          expect(part.toCents().equals(part)).toBe(true);
          const fair = Money.of(amount)
            .times(list[index] ?? 0)
            .dividedBy(whole);
          // Never a whole cent away from the exact share.
          expect(Math.abs(Number(part.minus(fair).toString()))).toBeLessThan(0.01);
        });
      }),
    );
  });

  it('gives the odd cent to the first of equals', () => {
    expect(Money.of('100').allocate([1, 1, 1]).map(String)).toEqual(['33.34', '33.33', '33.33']);
    expect(
      Money.of('-0.05')
        .allocate([1, 1])
        .map((part) => part.toFixed()),
    ).toEqual(['-0.03', '-0.02']);
    expect(Money.of('10').allocate([0, 5]).map(String)).toEqual(['0', '10']);
  });

  it.each([
    ['no weight', []],
    ['zero weights', [0, 0]],
    ['a negative weight', [1, -1]],
  ])('refuses to split by %s', (_, weights) => {
    expect(() => Money.of('1').allocate(weights)).toThrow(
      expect.objectContaining({ code: 'MONEY.BAD_WEIGHTS' }),
    );
  });

  it('refuses to split fractions of a cent', () => {
    expect(() => Money.of('0.005').allocate([1])).toThrow(
      expect.objectContaining({ code: 'MONEY.NOT_IN_CENTS' }),
    );
  });

  it.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['1.005', '1.01'],
    ['2.675', '2.68'],
    ['0.0049999999', '0.00'],
    ['-0.004', '0.00'],
  ])('rounds %s to %s: half a cent goes away from zero', (amount, rounded) => {
    expect(Money.of(amount).toCents().toFixed()).toBe(rounded);
  });

  it('rounds to the nearest cent, never further than half of one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -100_000_000_000_000n, max: 100_000_000_000_000n }), (tenThousandths) => {
        const exact = Money.of(textOf(tenThousandths)).dividedBy(100);
        const off = exact.toCents().minus(exact);
        expect(off.compare('0.005') <= 0 && off.compare('-0.005') >= 0).toBe(true);
      }),
    );
  });

  it('survives a vendor’s JSON numbers unchanged', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const wire = JSON.parse(JSON.stringify({ amount: Money.of(amount).toWireNumber() })) as {
          amount: number;
        };
        expect(Money.fromWireNumber(wire.amount).equals(amount)).toBe(true);
      }),
    );
  });

  it.each([
    ['12.50', '12.5'],
    [' -0.10 ', '-0.1'],
    ['000012.50', '12.5'],
    [0.0000001, '0.0000001'],
    [-7, '-7'],
  ])('reads the vendor’s %j as %s', (wire, amount) => {
    expect(Money.fromWireNumber(wire).toString()).toBe(amount);
  });

  it.each([['1234567890.1234567'], [''], ['12,50'], ['$5'], [1e21], [Number.NaN]])(
    'refuses %j for an amount of a vendor',
    (wire) => {
      expect(() => Money.fromWireNumber(wire)).toThrow(
        expect.objectContaining({ code: 'MONEY.NOT_A_DECIMAL' }),
      );
    },
  );

  it('refuses a wire number with more digits than a double keeps', () => {
    expect(() => Money.fromWireNumber(0.1 + 0.2)).toThrow(
      expect.objectContaining({ code: 'MONEY.NOT_A_DECIMAL' }),
    );
    expect(() => Money.of('123456789012345.1234567').toWireNumber()).toThrow(
      expect.objectContaining({ code: 'MONEY.NOT_A_DECIMAL' }),
    );
  });

  it.each([
    ['1,5'],
    ['1e3'],
    [''],
    [' 1'],
    ['.5'],
    ['1.'],
    ['+1'],
    ['NaN'],
    ['Infinity'],
    ['١'],
    ['0x10'],
    ['1'.repeat(16)],
  ])('refuses "%s"', (text) => {
    expect(() => Money.of(text)).toThrow(expect.objectContaining({ code: 'MONEY.NOT_A_DECIMAL' }));
  });

  it.each([[0.1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 53]])(
    'refuses the float %d',
    (number) => {
      expect(() => Money.of(number)).toThrow(expect.objectContaining({ code: 'MONEY.NOT_A_DECIMAL' }));
    },
  );

  it('refuses to divide by zero', () => {
    expect(() => Money.of('1').dividedBy('0.00')).toThrow(
      expect.objectContaining({ code: 'MONEY.DIVISION_BY_ZERO' }),
    );
  });

  it('travels as text', () => {
    expect(JSON.stringify({ total: Money.of('12.50') })).toBe('{"total":"12.5"}');
    expect([Money.of('-0').toFixed(), Money.of('-0').isNegative()]).toEqual(['0.00', false]);
    expect([Money.of('-0.001').toFixed(), Money.of('-0.4').toFixed(0)]).toEqual(['0.00', '0']);
    expect(Money.of('1000.00').percent('13').toFixed()).toBe('130.00');
  });
});
