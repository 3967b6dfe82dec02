import type { PurchaseOrderView } from '#purchase-orders';
import { linesBooked, numbersNamed, orderNamed } from './booked-bill.js';
import { OpenQuantities } from './open-quantities.js';

const ordered = (lines: object[], header: object = {}) =>
  ({
    ...{ id: 'po', number: 'PO-1042', contractorId: 'bob', currency: 'CAD' },
    lines: lines.map((line, index) => ({
      ...{ lineNumber: index + 1, itemId: null, description: '', unitPrice: '4' },
      ...{ quantity: '10', quantityBilled: '0', ...line },
    })),
    ...header,
  }) as PurchaseOrderView;
const billed = (line: object) => ({
  ...{ lineNumber: 1, kind: 'item' as const, itemId: null, description: 'x' },
  ...{ quantity: '1', unitPrice: '4', amount: '4', ...line },
});
const booked = (lines: object[], order: PurchaseOrderView, open = new OpenQuantities()) =>
  linesBooked(lines.map(billed), order, open);
const bill = (privateNote: string | null) => ({ contractorId: 'bob', currency: 'CAD', privateNote });

describe('a bill that was written in the books', () => {
  it.each([
    ['As of PO-1042, thanks', ['po-1042']],
    ['(PO 1042)', ['1042']],
    ['Commande n° 77.', ['77']],
    ['Delivered in June 2026 for 1,200.00', []],
    ['order #12 and SO/9', ['12', 'so/9']],
    ['P.O.   no.\n  12', ['12']],
    ['', []],
    [null, []],
  ])('whose note says %p names %p', (note, numbers) => {
    expect(numbersNamed(note)).toEqual(numbers);
  });

  it('names the order that stands behind any number of other codes', () => {
    const codes = Array.from({ length: 60 }, (_, index) => `SN-${index}`);
    expect(numbersNamed(`${codes.join(' ')} for order 4711 and PO-1042`)).toEqual(
      expect.arrayContaining(['4711', 'po-1042']),
    );
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
      booked([line], order).map(({ orderLineNumber }) => orderLineNumber);
    expect(counted({ itemId: 'glue', description: 'Copper pipe' })).toEqual([2]);
    expect(counted({ description: ' copper PIPE ' })).toEqual([1]);
    expect(counted({ description: 'Freight' })).toEqual([]);
    expect(counted({ description: 'Freight' }, ordered([{}]))).toEqual([1]);
    expect(counted({ itemId: 'glue', amount: '-4' })).toEqual([]);
    expect(counted({ itemId: 'glue', quantity: '-1', unitPrice: '-4' })).toEqual([]);
    expect(counted({ kind: 'note', description: 'Glue', amount: '0' })).toEqual([]);
  });

  it('counts against the only line by nothing but itself: freight beside the goods is no goods', () => {
    const pipe = ordered([{ itemId: 'pipe', description: 'Copper pipe' }]);
    const freight = { lineNumber: 2, kind: 'account' as const, description: 'Freight', amount: '9' };
    expect(booked([{ itemId: 'pipe' }, freight], pipe)).toMatchObject([{ lineNumber: 1, quantity: '1' }]);
    expect(booked([{ itemId: 'glue', description: 'Glue' }], pipe)).toEqual([]);
  });

  it('counts the same item against the line at its price that is open, then against the others', () => {
    const cheapAndDear = (billedBefore = '0') =>
      ordered([
        { itemId: 'pipe', unitPrice: '4', quantityBilled: billedBefore },
        { itemId: 'pipe', unitPrice: '5' },
        { itemId: 'pipe', unitPrice: '4' },
      ]);
    const pipes = (quantity: string, amount: string) => [{ itemId: 'pipe', quantity, amount }];
    expect(booked([{ ...pipes('6', '30')[0], unitPrice: '5' }], cheapAndDear())).toMatchObject([
      { orderLineNumber: 2, quantity: '6', amount: '30' },
    ]);
    expect(booked(pipes('12', '48'), cheapAndDear('7'))).toMatchObject([
      { orderLineNumber: 1, quantity: '3', amount: '12' },
      { orderLineNumber: 3, quantity: '9', amount: '36' },
    ]);
    // What is past all of them is past the first.
    expect(booked(pipes('31', '124'), cheapAndDear())).toMatchObject([
      { orderLineNumber: 1, quantity: '11', amount: '44' },
      { orderLineNumber: 3, quantity: '10', amount: '40' },
      { orderLineNumber: 2, quantity: '10', amount: '40' },
    ]);
  });

  it('leaves to the next bill what it counts itself, and counts itself anew where it stood', () => {
    const two = ordered([{ itemId: 'pipe', quantityBilled: '10' }, { itemId: 'pipe' }]);
    const before = { lineNumber: 1, purchaseOrderId: 'po', orderLineNumber: 1, quantity: '6', amount: '24' };
    const open = new OpenQuantities([before]);
    const six = [{ itemId: 'pipe', quantity: '6', amount: '24' }];
    expect(booked(six, two, open)).toEqual([before]);
    expect(booked(six, two, open)).toMatchObject([{ orderLineNumber: 2, quantity: '6' }]);
  });

  it('counts of a line that says money alone what that buys at the price agreed on', () => {
    const money = { kind: 'account', quantity: '1', unitPrice: '40', amount: '40' };
    expect(booked([money], ordered([{}]))).toMatchObject([{ quantity: '10', amount: '40' }]);
    expect(booked([money], ordered([{ unitPrice: '0' }]))).toMatchObject([{ quantity: '0' }]);
  });
});
