import { changesBetween, type OrderContent } from './order-changes.js';
import { type ComposedLine, composeLines } from './order-lines.js';

const line = (changes: object = {}): ComposedLine => {
  const input = { description: 'Pipe', quantity: '10', unitPrice: '4', ...changes };
  const [composed] = composeLines([input], { items: new Map(), direction: 'supplier' });
  return {
    ...(composed as ComposedLine),
    ...('lineNumber' in changes && { lineNumber: changes.lineNumber as number }),
  };
};
const order = (changes: Partial<OrderContent> = {}): OrderContent =>
  ({
    priority: 3,
    rush: false,
    dueDate: null,
    total: '40',
    shippingAddress: { city: 'Guelph' },
    lines: [line()],
    ...changes,
  }) as OrderContent;

describe('what changed on an order', () => {
  it('is nothing when only the way of writing differs', () => {
    expect(
      changesBetween(order(), order({ shippingAddress: { city: 'Guelph', line2: undefined } as object })),
    ).toEqual([]);
  });

  it('is told field by field', () => {
    const after = order({
      rush: true,
      shippingAddress: { city: 'Hamilton' },
      lines: [line({ quantity: '12' })],
    });
    expect(changesBetween(order(), after)).toEqual([
      { field: 'rush', from: false, to: true },
      { field: 'shippingAddress', from: { city: 'Guelph' }, to: { city: 'Hamilton' } },
      { field: 'lines.1.quantity', from: '10', to: '12' },
      { field: 'lines.1.amount', from: '40', to: '48' },
    ]);
  });

  it('names a line that is new and one that is gone', () => {
    const added = { ...line({ description: 'Elbow' }), lineNumber: 2 };
    const words = { description: 'Elbow', quantity: '10', unitPrice: '4' };
    expect(changesBetween(order(), order({ lines: [line(), added] }))).toEqual([
      { field: 'lines.2', from: null, to: words },
    ]);
    expect(changesBetween(order({ lines: [line(), added] }), order())).toEqual([
      { field: 'lines.2', from: words, to: null },
    ]);
  });
});

describe('the lines of an order that exists', () => {
  const existing = [line(), { ...line({ description: 'Elbow', unitPrice: '1' }), lineNumber: 3 }];
  const sources = { items: new Map(), direction: 'supplier', existing } as const;

  it('keep what is not sent, and their numbers; a new one comes after all others', () => {
    const composed = composeLines(
      [
        { lineNumber: 3, quantity: '5' },
        { description: 'Valve', quantity: '1', unitPrice: '9' },
      ],
      sources,
    );
    expect(composed.map(({ lineNumber, description, amount }) => [lineNumber, description, amount])).toEqual([
      [3, 'Elbow', '5'],
      [4, 'Valve', '9'],
    ]);
  });

  it.each([
    ['a number that is not there', [{ lineNumber: 2, quantity: '1' }], 'PURCHASE_ORDERS.NO_SUCH_LINE'],
    [
      'the same line twice',
      [
        { lineNumber: 1, quantity: '1' },
        { lineNumber: 1, quantity: '2' },
      ],
      'PURCHASE_ORDERS.LINE_TWICE',
    ],
  ])('refuse %s', (_, inputs, code) => {
    expect(() => composeLines(inputs, sources)).toThrow(expect.objectContaining({ code }));
  });
});
