import type { PurchaseOrderView } from '#purchase-orders';
import { linesBooked, numbersNamed, orderNamed } from './booked-bill.js';

const ordered = (lines: object[], header: object = {}) =>
  ({
    ...{ id: 'po', number: 'PO-1042', contractorId: 'bob', currency: 'CAD' },
    lines: lines.map((line, index) => ({
      ...{ lineNumber: index + 1, itemId: null, description: '', unitPrice: '4', ...line },
    })),
    ...header,
  }) as PurchaseOrderView;
const billed = (line: object) => ({
  ...{ lineNumber: 1, kind: 'item' as const, itemId: null, description: 'x', quantity: '1', amount: '4' },
  ...line,
});
const bill = (privateNote: string | null) => ({ contractorId: 'bob', currency: 'CAD', privateNote });

describe('a bill that was written in the books', () => {
  it.each([
    ['As of PO-1042, thanks', ['po-1042']],
    ['(PO 1042)', ['1042']],
    ['Commande n° 77.', ['77']],
    ['Delivered in June 2026 for 1,200.00', []],
    ['order #12 and SO/9', ['so/9', '12']],
    ['', []],
    [null, []],
  ])('whose note says %p names %p', (note, numbers) => {
    expect(numbersNamed(note)).toEqual(numbers);
  });

  it('is for the order that its note names, if that went to its sender in its currency', () => {
    const order = ordered([]);
    expect(orderNamed(bill('po-1042'), [order])).toBe(order);
    expect(orderNamed(bill('PO-10421'), [order])).toBeUndefined();
    expect(orderNamed(bill('PO-1042'), [ordered([], { contractorId: 'eve' })])).toBeUndefined();
    expect(orderNamed(bill('PO-1042'), [ordered([], { currency: 'USD' })])).toBeUndefined();
    const other = ordered([], { id: 'po2', number: 'PO-7' });
    expect(orderNamed(bill('PO-1042 and PO-7'), [order, other])).toBeUndefined();
  });

  it('counts by the item, else by the words, else against the only line', () => {
    const two = ordered([
      { itemId: 'pipe', description: 'Copper pipe' },
      { itemId: 'glue', description: 'Glue' },
    ]);
    const counted = (line: object, order = two) =>
      linesBooked([billed(line)], order).map(({ orderLineNumber }) => orderLineNumber);
    expect(counted({ itemId: 'glue', description: 'Copper pipe' })).toEqual([2]);
    expect(counted({ description: ' copper PIPE ' })).toEqual([1]);
    expect(counted({ description: 'Freight' })).toEqual([]);
    expect(counted({ description: 'Freight' }, ordered([{}]))).toEqual([1]);
    expect(counted({ itemId: 'glue', amount: '-4' })).toEqual([]);
    expect(counted({ kind: 'note', description: 'Glue', amount: '0' })).toEqual([]);
  });

  it('counts of a line that says money alone what that buys at the price agreed on', () => {
    const money = billed({ kind: 'account', quantity: '1', amount: '40' });
    expect(linesBooked([money], ordered([{}]))).toMatchObject([{ quantity: '10', amount: '40' }]);
    expect(linesBooked([money], ordered([{ unitPrice: '0' }]))).toMatchObject([{ quantity: '0' }]);
  });
});
