import fc from 'fast-check';
import { Money } from '#kernel';
import type { PurchaseOrderLineView, PurchaseOrderView } from './purchase-order.js';
import { matchOrder } from './three-way-match.js';

const line = (changes: Partial<PurchaseOrderLineView>): PurchaseOrderLineView =>
  ({
    ...{ lineNumber: 1, description: 'Copper pipe', quantity: '10', unitPrice: '4', overrideReason: null },
    ...{ quantityReceived: '0', quantityWorked: '0', quantityBilled: '0', amountBilled: '0' },
    ...changes,
  }) as PurchaseOrderLineView;
const order = (changes: Partial<PurchaseOrderLineView>, header: Partial<PurchaseOrderView> = {}) =>
  ({
    id: 'po',
    number: 'PO-1',
    direction: 'supplier',
    status: 'in_progress',
    lines: [line(changes)],
    ...header,
  }) as PurchaseOrderView;
const found = (changes: Partial<PurchaseOrderLineView>, header?: Partial<PurchaseOrderView>) =>
  matchOrder(order(changes, header)).map(({ rule, severity }) => `${severity}: ${rule}`);

describe('the three-way match', () => {
  it.each([
    ['nothing happened yet', {}, []],
    [
      'all came and was billed as agreed',
      { quantityReceived: '10', quantityBilled: '10', amountBilled: '40' },
      [],
    ],
    ['a part came and was billed', { quantityReceived: '4', quantityBilled: '4', amountBilled: '16' }, []],
    [
      'it is billed before it came',
      { quantityBilled: '4', amountBilled: '16' },
      ['block: billed_within_receipts'],
    ],
    [
      'more is billed than was ordered',
      { quantityReceived: '12', quantityBilled: '12', amountBilled: '48' },
      ['block: billed_within_order', 'warn: received_within_order'],
    ],
    [
      'the same, with a reason',
      { quantityReceived: '12', quantityBilled: '12', amountBilled: '48', overrideReason: 'Full boxes only' },
      ['warn: billed_within_order', 'warn: received_within_order'],
    ],
    [
      'it is dearer',
      { quantityReceived: '10', quantityBilled: '10', amountBilled: '45' },
      ['block: price_as_ordered'],
    ],
    [
      'it is cheaper',
      { quantityReceived: '10', quantityBilled: '10', amountBilled: '35' },
      ['warn: price_as_ordered'],
    ],
    [
      'it is dearer by a rounding',
      { quantityReceived: '10', quantityBilled: '10', amountBilled: '40.99' },
      [],
    ],
  ])('%s', (_, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  it('of a customer knows no receipts', () => {
    expect(found({ quantityBilled: '10', amountBilled: '40' }, { direction: 'customer' })).toEqual([]);
  });

  it('of an order that is not in force', () => {
    const done = { quantityReceived: '10', quantityBilled: '10', amountBilled: '40' };
    expect(found(done, { status: 'cancelled' })).toEqual(['block: order_in_force']);
  });

  it('is silent whenever bills stay within receipts, receipts within the order, and the price is the one agreed on', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, price) => {
        const [billed = 0, received = 0, ordered = 0] = [a, b, c].sort((one, other) => one - other);
        const text = (thousandths: number) => Money.of(thousandths).dividedBy(1000).toString();
        const amountBilled = Money.of(text(billed)).times(text(price)).toCents().toString();
        const quantities = {
          quantity: text(ordered),
          quantityReceived: text(received),
          quantityBilled: text(billed),
        };
        expect(found({ ...quantities, unitPrice: text(price), amountBilled })).toEqual([]);
      }),
    );
  });
});
