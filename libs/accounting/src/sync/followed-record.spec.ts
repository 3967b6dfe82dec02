import { followedBy } from './followed-record.js';

describe('the record whose company decides where another goes', () => {
  it('is the customer or the contractor of a document', () => {
    const customer = { customerId: 'c', contractorId: null };
    expect(followedBy('invoice', customer)).toEqual({ entity: 'customer', localId: 'c' });
    expect(followedBy('bill', { customerId: null, contractorId: 'v' })).toEqual({
      ...{ entity: 'vendor', localId: 'v' },
    });
  });

  it('is of a project its customer', () => {
    expect(followedBy('customer', { parentId: 'p' })).toEqual({ entity: 'customer', localId: 'p' });
    expect(followedBy('customer', { parentId: null })).toBeUndefined();
  });

  it('is none for what goes by itself', () => {
    expect(followedBy('item', {})).toBeUndefined();
    expect(followedBy('time-activity', { customerId: 'c', contractorId: 'v' })).toBeUndefined();
  });
});
