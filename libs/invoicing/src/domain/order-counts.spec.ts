import fc from 'fast-check';
import { Money } from '#kernel';
import { countsTheSame, orderLinesCounted, orderMoves } from './order-counts.js';

const line = (quantity: string, amount: string, orderLineNumber = 1, lineNumber = 1) => ({
  ...{ lineNumber, purchaseOrderId: 'po', orderLineNumber, quantity, amount },
});
const credit = (
  quantity: string,
  unitPrice: string,
  amount: string,
  invoiceLineNumber: number | null = 1,
) => ({
  ...{ invoiceLineNumber, quantity, unitPrice, amount },
});

describe('what a bill counts of its order', () => {
  it.each([
    ['whole while nothing is credited', [], [line('8', '40')]],
    ['less the quantity of a credit', [credit('3', '5', '15')], [line('5', '25')]],
    ['less the amount of a credit of the price alone', [credit('1', '4.50', '4.50')], [line('8', '35.5')]],
    ['whole when another line is credited', [credit('3', '5', '15', 2)], [line('8', '40')]],
    ['never below nothing', [credit('9', '5', '45')], [line('0', '0')]],
  ])('is it %s', (_, credits, counted) => {
    expect(orderLinesCounted([line('8', '40')], credits)).toEqual(counted);
  });

  it('gives back from the last line of the order first where one of its lines is spread over two', () => {
    const spread = [line('3', '12'), line('9', '36', 2)];
    expect(orderLinesCounted(spread, [credit('10', '4', '40')])).toEqual([line('2', '8'), line('0', '0', 2)]);
  });

  it('is moved by the difference alone', () => {
    expect(orderMoves([line('6', '24')], [line('6', '24')])).toEqual([]);
    expect(orderMoves([line('0', '40')], [line('0', '45')])).toEqual([
      { purchaseOrderId: 'po', lineNumber: 1, quantity: '0', amount: '5' },
    ]);
    expect(orderMoves([line('6', '24')], [line('2', '8', 2), line('1', '4', 2, 2)])).toEqual([
      { purchaseOrderId: 'po', lineNumber: 1, quantity: '-6', amount: '-24' },
      { purchaseOrderId: 'po', lineNumber: 2, quantity: '3', amount: '12' },
    ]);
  });

  it('is the same whatever the order of its lines and however its figures are written', () => {
    expect(
      countsTheSame([line('6', '24'), line('1', '4', 2)], [line('1.0', '4.00', 2), line('6', '24')]),
    ).toBe(true);
    expect(countsTheSame([line('6', '24')], [line('6', '25')])).toBe(false);
    expect(countsTheSame([line('6', '24')], [])).toBe(false);
  });

  it('is conserved: a credit that comes and goes leaves everything as it was', () => {
    const pieces = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(pieces, pieces, fc.array(pieces, { maxLength: 4 }), (first, second, credited) => {
        const priced = (quantity: number) => Money.of(quantity).times('4').toString();
        const billed = [line(String(first), priced(first)), line(String(second), priced(second), 2)];
        const credits = credited.map((quantity) => credit(String(quantity), '4', priced(quantity)));
        const last = orderLinesCounted(billed, credits);
        const before = orderLinesCounted(billed, credits.slice(0, -1));
        const total = [...orderMoves(before, last), ...orderMoves(last, before)];
        expect(Money.sum(total.map(({ quantity }) => quantity)).isZero()).toBe(true);
        const counted = Money.sum(last.map(({ quantity }) => quantity));
        const left = Math.max(first + second - credited.reduce((sum, quantity) => sum + quantity, 0), 0);
        expect(counted.toString()).toBe(String(left));
        for (const { quantity, amount } of last)
          expect(priced(Number(quantity))).toBe(Money.of(amount).toString());
      }),
    );
  });
});
