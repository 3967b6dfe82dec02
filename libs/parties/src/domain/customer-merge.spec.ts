import type { CustomerView } from './customer.js';
import { mergeBlocked, refuseMerge, withGapsFilled } from './customer-merge.js';

const customer = (id: string, changes: Partial<CustomerView> = {}): CustomerView =>
  ({
    ...{ id, displayName: id, active: true, mergedIntoId: null, currency: 'CAD', isProject: false },
    ...{ companyName: null, givenName: null, familyName: null, email: null, phone: null },
    ...{ billingAddress: null, shippingAddress: null, termId: null, notes: null },
    ...changes,
  }) as CustomerView;

describe('merging two customers', () => {
  it('is possible where nothing speaks against it, also when the duplicate sleeps', () => {
    expect(() => refuseMerge(customer('a'), customer('b', { active: false }))).not.toThrow();
  });

  it.each([
    ['with itself', customer('a'), customer('a'), 'PARTIES.CANNOT_MERGE'],
    ['that sleeps', customer('a', { active: false }), customer('b'), 'PARTIES.CANNOT_MERGE'],
    ['in another currency', customer('a'), customer('b', { currency: 'USD' }), 'PARTIES.CANNOT_MERGE'],
    ['that is a project', customer('a', { isProject: true }), customer('b'), 'PARTIES.CANNOT_MERGE'],
    ['of which one is merged', customer('a'), customer('b', { mergedIntoId: 'c' }), 'PARTIES.ALREADY_MERGED'],
    ['that is merged itself', customer('a', { mergedIntoId: 'c' }), customer('b'), 'PARTIES.ALREADY_MERGED'],
  ])('is refused for one %s', (_, survivor, duplicate, code) => {
    expect(() => refuseMerge(survivor, duplicate)).toThrow(expect.objectContaining({ code }));
  });

  it('fills what only the duplicate knew, and nothing else', () => {
    const survivor = customer('a', { email: 'a@example.test' });
    const duplicate = customer('b', { email: 'b@example.test', phone: '613 555 0100' });
    expect(withGapsFilled(survivor, duplicate)).toEqual({ phone: '613 555 0100' });
  });

  it('names what stands in the way, as far as it is known', () => {
    expect(mergeBlocked('rate_cards').message).toContain('have rate cards that');
    expect(mergeBlocked(undefined).message).toContain('have a record that');
  });
});
