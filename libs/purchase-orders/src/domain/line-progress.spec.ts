import fc from 'fast-check';
import { DomainError, Money } from '#kernel';
import { type Measure, progressOf } from './line-progress.js';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';

const order = (line: Partial<PurchaseOrderLineView> = {}, header: Partial<PurchaseOrderView> = {}) =>
  ({
    ...{ id: 'po', direction: 'supplier', status: 'in_progress' },
    lines: [
      {
        ...{ lineNumber: 1, description: 'Pipe', quantity: '10', unitPrice: '4', overrideReason: null },
        ...{ quantityReceived: '0', quantityWorked: '0', quantityBilled: '0', amountBilled: '0' },
        ...line,
      },
    ],
    ...header,
  }) as PurchaseOrderView;
const one = (quantity: string, amount?: string) => [{ lineNumber: 1, quantity, amount }];
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('what is counted against an order', () => {
  it('adds up when a bill names a line twice, and leaves credits out', () => {
    const lines = [...one('2', '8'), ...one('3', '12'), ...one('-1', '-4')];
    expect(progressOf(order(), lines, 'billed', { overrideReason: null })).toEqual([
      { lineNumber: 1, quantity: '5', amount: '20', limit: '10', overrideReason: null },
    ]);
  });

  it('counts a deduction by its size', () => {
    expect(progressOf(order({ quantity: '-2' }), one('2'), 'billed', { overrideReason: null })).toMatchObject(
      [{ limit: '2' }],
    );
  });

  it('keeps a reason only where it was needed', () => {
    expect(progressOf(order(), one('10'), 'received', { overrideReason: 'Boxes' })).toMatchObject([
      { overrideReason: null },
    ]);
    expect(progressOf(order(), one('11'), 'received', { overrideReason: 'Boxes' })).toMatchObject([
      { overrideReason: 'Boxes' },
    ]);
  });

  it.each([
    ['more than is left', order({ quantityReceived: '9.5' }), one('0.6'), 'OVER_RECEIVED'],
    [
      'more, because there was a reason the last time',
      order({ quantityReceived: '11', overrideReason: 'Boxes' }),
      one('1'),
      'OVER_RECEIVED',
    ],
    ['a line that is not there', order(), [{ lineNumber: 2, quantity: '1' }], 'NO_SUCH_LINE'],
    ['on an order that waits', order({}, { status: 'pending' }), one('1'), 'NOT_IN_FORCE'],
    ['on an order that is done', order({}, { status: 'completed' }), one('1'), 'NOT_IN_FORCE'],
    ['on an order that was cancelled', order({}, { status: 'cancelled' }), one('1'), 'NOT_IN_FORCE'],
  ])('refuses %s', (_, given, lines, code) => {
    expect(codeOf(() => progressOf(given, lines, 'received', { overrideReason: null }))).toBe(
      `PURCHASE_ORDERS.${code}`,
    );
  });

  it('never goes past the order without a reason, whatever comes in which order', () => {
    const FIELD = {
      received: 'quantityReceived',
      worked: 'quantityWorked',
      billed: 'quantityBilled',
    } as const;
    const step = fc.tuple(
      fc.constantFrom<Measure>('received', 'worked', 'billed'),
      fc.integer({ min: 1, max: 6_000_000 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { lines, ...header } = order();
        const [line] = lines;
        if (!line) return;
        for (const [measure, millionths] of steps) {
          const quantity = Money.of(millionths).dividedBy(1_000_000).toString();
          const before = Money.of(line[FIELD[measure]]);
          const fits = before.plus(quantity).compare('10') <= 0;
          const refused = codeOf(() => {
            const [counted] = progressOf({ ...header, lines: [line] }, one(quantity), measure, {
              overrideReason: null,
            });
            line[FIELD[measure]] = before.plus(counted?.quantity ?? '0').toString();
          });
          expect(refused === undefined).toBe(fits);
        }
        for (const field of Object.values(FIELD))
          expect(Money.of(line[field]).compare('10')).toBeLessThanOrEqual(0);
      }),
    );
  });
});
