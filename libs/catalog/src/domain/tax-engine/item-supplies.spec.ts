import { itemSupplies } from './item-supplies.js';

describe('what a line may be in the eyes of the law', () => {
  const item = { type: 'inventory', taxable: true } as const;

  it('is work for a service and goods for what is kept in stock', () => {
    expect(itemSupplies(undefined, false)[0]).toEqual({ supply: 'real-property', treatment: 'taxable' });
    for (const type of ['inventory', 'non_inventory'] as const)
      expect(itemSupplies({ ...item, type }, false)[0]).toEqual({ supply: 'goods', treatment: 'taxable' });
    expect(itemSupplies({ ...item, type: 'service' }, false)[0]?.supply).toBe('real-property');
  });

  it('is exempt for who is exempt, and may be where the item is', () => {
    expect(itemSupplies(item, true)).toEqual([{ supply: 'real-property', treatment: 'exempt' }]);
    expect(itemSupplies({ ...item, taxable: false }, false)).toContainEqual({
      supply: 'goods',
      treatment: 'exempt',
    });
  });
});
