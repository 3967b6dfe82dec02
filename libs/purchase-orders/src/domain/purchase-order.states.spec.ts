import { readFileSync } from 'node:fs';
import { purchaseOrderStates } from './purchase-order.states.js';

describe('purchase order states', () => {
  it('can be cancelled from any but shipped', () => {
    const cannot = purchaseOrderStates.states.filter((state) => !purchaseOrderStates.can(state, 'cancel'));
    expect(cannot).toEqual(['shipped', 'cancelled']);
  });

  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/purchase-orders.md', 'utf8')).toContain(
      purchaseOrderStates.toMermaid(),
    );
  });
});
