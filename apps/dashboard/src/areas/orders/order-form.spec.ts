import type { Order } from './order';
import { changeBody, EMPTY_LINE, newBody, revisionBody, valuesOf } from './order-form';

const order = {
  direction: 'supplier',
  dueDate: '2026-12-01',
  priority: 2,
  rush: true,
  jobId: 'job-1',
  discountAmount: '0.00',
  shippingAmount: '25.00',
  lines: [
    {
      lineNumber: 3,
      itemId: 'item-1',
      sku: 'PIPE-12',
      description: 'Copper pipe',
      quantity: '10',
      unit: null,
      unitPrice: '4',
      taxCodeId: 'tax-1',
    },
  ],
} as unknown as Order;

describe('the form of an order', () => {
  it('leaves to the item what a new line does not say', () => {
    const values = {
      ...valuesOf(undefined, '2026-11-21', ''),
      customerId: { id: 'customer-1', label: 'Maple Ridge' },
      lines: [{ ...EMPTY_LINE, itemId: { id: 'item-1', label: 'Boiler' }, quantity: '2' }],
    };
    const body = newBody(values);
    expect(body).toMatchObject({ direction: 'customer', customerId: 'customer-1', orderDate: '2026-11-21' });
    expect(body).not.toHaveProperty('number');
    expect(body).not.toHaveProperty('contractorId');
    expect(body.lines).toEqual([
      { itemId: 'item-1', description: null, quantity: '2', unitPrice: null, unit: null },
    ]);
  });

  it('sends of an approved order only how it is handled', () => {
    const body = changeBody({ ...valuesOf(order, '2026-11-21', 'same'), dueDate: '' }, 'handle', 4);
    expect(body).toEqual({
      dueDate: null,
      promisedDate: null,
      shipDate: null,
      priority: 2,
      rush: true,
      customerNotes: null,
      memo: null,
      jobId: 'job-1',
      version: 4,
    });
  });

  it('keeps the numbers of the lines, and says why in a revision', () => {
    const values = { ...valuesOf(order, '2026-11-21', 'same'), reason: ' More pipe ' };
    expect(revisionBody(values, 4)).toMatchObject({
      reason: 'More pipe',
      version: 4,
      discountAmount: '0',
      shippingAmount: '25.00',
      lines: [{ lineNumber: 3, itemId: 'item-1', unitPrice: '4.00', taxCodeId: 'tax-1' }],
    });
  });
});
