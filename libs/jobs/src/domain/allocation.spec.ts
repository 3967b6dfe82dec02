import fc from 'fast-check';
import { Money } from '#kernel';
import { allocate } from './allocation.js';

const line = (lineNumber: number, quantity: string, unitPrice: string, amount?: string) => ({
  lineNumber,
  itemId: null,
  description: `Line ${lineNumber}`,
  quantity,
  unitPrice,
  amount: amount ?? Money.of(quantity).times(unitPrice).toCents().toString(),
  taxCodeId: null,
});
const refusal = (code: string) => expect.objectContaining({ code });

describe('allocation', () => {
  const order = [line(1, '10', '2.5'), line(4, '0', '0'), line(7, '-1', '5')];

  it('finds nothing left on a line of which more was taken than is ordered', () => {
    const taken = new Map([[1, '12']]);
    expect(() => allocate(order, { taken, wanted: [{ lineNumber: 1, quantity: '1' }] })).toThrow(
      refusal('JOBS.OVER_ORDERED'),
    );
  });

  it('copies every line of the order on its first job, a deduction as a negative price', () => {
    const { lines, contractAmount } = allocate(order, { taken: new Map() });
    expect(
      lines.map(({ lineNumber, purchaseOrderLineNumber, quantityOrdered, unitPrice }) => [
        lineNumber,
        purchaseOrderLineNumber,
        quantityOrdered,
        unitPrice,
      ]),
    ).toEqual([
      [1, 1, '10', '2.5'],
      [2, 4, '0', '0'],
      [3, 7, '1', '-5'],
    ]);
    expect(contractAmount).toBe('20');
  });

  it('gives an additional job what is left', () => {
    const { lines, contractAmount } = allocate(order, {
      taken: new Map([
        [1, '7.5'],
        [7, '1'],
      ]),
    });
    expect(lines).toEqual([expect.objectContaining({ purchaseOrderLineNumber: 1, quantityOrdered: '2.5' })]);
    expect(contractAmount).toBe('6.25');
  });

  it.each([
    [
      'nothing is left',
      {
        taken: new Map([
          [1, '10'],
          [7, '1'],
        ]),
      },
      'JOBS.NOTHING_LEFT',
    ],
    [
      'more than is left is asked for',
      { taken: new Map([[1, '9']]), wanted: [{ lineNumber: 1, quantity: '2' }] },
      'JOBS.OVER_ORDERED',
    ],
    [
      'a line is not there',
      { taken: new Map(), wanted: [{ lineNumber: 2, quantity: '1' }] },
      'JOBS.NO_SUCH_LINE',
    ],
    [
      'a line is named twice',
      {
        taken: new Map(),
        wanted: [
          { lineNumber: 1, quantity: '1' },
          { lineNumber: 1, quantity: '1' },
        ],
      },
      'JOBS.LINE_TWICE',
    ],
    [
      'only zeros are asked for',
      { taken: new Map(), wanted: [{ lineNumber: 1, quantity: '0.0' }] },
      'JOBS.NOTHING_LEFT',
    ],
  ])('is refused when %s', (_, request, code) => {
    expect(() => allocate(order, request)).toThrow(refusal(code));
  });

  it('goes past the order with a reason, which stays on the lines it was needed for', () => {
    const { lines } = allocate([...order, line(9, '5', '1')], {
      taken: new Map([[1, '9']]),
      wanted: [
        { lineNumber: 1, quantity: '2' },
        { lineNumber: 9, quantity: '5' },
      ],
      overrideReason: 'Broken valve',
    });
    expect(lines.map((l) => l.overrideReason)).toEqual(['Broken valve', null]);
  });

  it('conserves quantities and cents, however an order is cut into jobs', () => {
    const quantity = fc
      .integer({ min: 1, max: 10_000_000 })
      .map((n) => Money.of(n).dividedBy(1000).toString());
    const price = fc
      .integer({ min: -1_000_000, max: 1_000_000 })
      .map((n) => Money.of(n).dividedBy(1000).toString());
    const cuts = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(quantity, price), { minLength: 1, maxLength: 5 }),
        cuts,
        (rows, percents) => {
          const lines = rows.map(([q, p], index) => line(index + 1, q, p));
          const taken = new Map<number, string>();
          let amount = Money.zero;
          const take = (wanted?: { lineNumber: number; quantity: string }[]) => {
            const job = allocate(lines, { taken, wanted });
            amount = amount.plus(job.contractAmount);
            for (const { purchaseOrderLineNumber: n, quantityOrdered } of job.lines)
              taken.set(
                n,
                Money.of(taken.get(n) ?? '0')
                  .plus(quantityOrdered)
                  .toString(),
              );
          };
          for (const percent of percents) {
            const part = lines.map(({ lineNumber, quantity: ordered }) => ({
              lineNumber,
              quantity: Money.of(ordered)
                .minus(taken.get(lineNumber) ?? '0')
                .percent(String(percent))
                .rounded(6)
                .toString(),
            }));
            // One per cent of next to nothing is nothing, and whoever asks for nothing is refused.
            if (part.some((one) => Number(one.quantity) > 0)) take(part);
          }
          if (lines.some((l) => taken.get(l.lineNumber) !== l.quantity)) take();
          expect(lines.map((l) => taken.get(l.lineNumber))).toEqual(lines.map((l) => l.quantity));
          expect(amount.toString()).toBe(Money.sum(lines.map((l) => l.amount)).toString());
        },
      ),
      { examples: [[[['0.001', '0']], [34, 50, 85, 1]]] },
    );
  });
});
