import type { OrderContent } from './order-changes.js';
import type { PurchaseOrderView } from './purchase-order.js';
import { agreedFields, checkProgress, isAgreed, magnitude } from './revision.js';

const order = (done: object) =>
  ({
    lines: [
      {
        ...{ lineNumber: 1, quantity: '10', quantityReceived: '0', quantityWorked: '0', quantityBilled: '0' },
        ...{ overrideReason: null, ...done },
      },
    ],
  }) as PurchaseOrderView;
const revised = (...quantities: string[]) =>
  ({
    lines: quantities.map((quantity, index) => ({ lineNumber: index + 1, quantity })),
  }) as unknown as OrderContent;
const tooLow = expect.objectContaining({ code: 'PURCHASE_ORDERS.BELOW_PROGRESS' });

describe('a revision', () => {
  it('is needed for what was agreed, not for how it is handled nor for what follows from it', () => {
    const changes = ['lines.1.quantity', 'lines.2', 'total', 'rush', 'dueDate', 'reference', 'memo'].map(
      (field) => ({
        ...{ field, from: null, to: 1 },
      }),
    );
    expect(agreedFields(changes)).toEqual(['lines', 'reference']);
    expect(isAgreed('pending')).toBe(false);
    expect(isAgreed('in_progress')).toBe(true);
  });

  it.each([
    ['received', { quantityReceived: '6' }],
    ['worked', { quantityWorked: '6' }],
    ['billed', { quantityBilled: '6' }],
  ])('leaves no line below what was %s', (_, done) => {
    expect(() => checkProgress(order(done), revised('6'))).not.toThrow();
    expect(() => checkProgress(order(done), revised('5.999999'))).toThrow(tooLow);
    expect(() => checkProgress(order(done), revised())).toThrow(tooLow);
  });

  it('may lower a line that went past the order with a reason, but not drop it', () => {
    const past = { quantityReceived: '11', overrideReason: 'Full boxes' };
    expect(() => checkProgress(order(past), revised('10'))).not.toThrow();
    expect(() => checkProgress(order(past), revised())).toThrow(tooLow);
  });

  it('may leave, raise, but not lower a line that the books billed past the order', () => {
    const past = { quantityBilled: '12' };
    expect(() => checkProgress(order(past), revised('10'))).not.toThrow();
    expect(() => checkProgress(order(past), revised('11'))).not.toThrow();
    expect(() => checkProgress(order(past), revised('9'))).toThrow(tooLow);
  });

  it('drops a line of which nothing was done', () => {
    expect(() => checkProgress(order({}), revised())).not.toThrow();
  });

  it('counts a deduction by its size', () => {
    expect(magnitude('-2.5').toString()).toBe('2.5');
  });
});
