import { tidyAddress } from './address.js';
import { changedContractor, newContractor } from './contractor.js';
import { changedCustomer, newCustomer } from './customer.js';
import { knownCurrency, tidyName } from './party-rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('party rules', () => {
  it('tidy a name and refuse what accounting systems refuse', () => {
    expect(tidyName('  Côté \t &\n Fils ')).toBe('Côté & Fils');
    expect(() => tidyName(' \n')).toThrow(refusal('PARTIES.NAME_MISSING'));
    expect(() => tidyName('Côté:Phase 1')).toThrow(refusal('PARTIES.NAME_WITH_COLON'));
  });

  it('know the currencies of ISO 4217', () => {
    expect(knownCurrency('usd')).toBe('USD');
    expect(() => knownCurrency('CAN')).toThrow(refusal('PARTIES.UNKNOWN_CURRENCY'));
  });

  it('drop what is empty from an address, and an address that is nothing but empty', () => {
    expect(tidyAddress({ line1: ' 1 Main ', line2: '', city: ' ' })).toEqual({ line1: '1 Main' });
    expect(tidyAddress({ line1: '' })).toBeNull();
    expect(tidyAddress(null)).toBeNull();
  });

  it('leave a field that is not sent, clear one that is sent as null, and keep what cannot be null', () => {
    const before = changedCustomer(newCustomer('CAD'), { displayName: 'A', email: 'a@b.ca', phone: '1' });
    const nothing = { displayName: null, currency: null, active: null } as never;
    const after = changedCustomer(before, { email: null, phone: undefined, ...(nothing as object) });
    expect(after).toEqual({ ...before, email: null });
  });

  it('make a contractor of what is not called a supplier', () => {
    expect(changedContractor(newContractor('CAD'), { displayName: 'B' }).kind).toBe('contractor');
    expect(changedContractor(newContractor('CAD'), { displayName: 'B', kind: 'supplier' }).kind).toBe(
      'supplier',
    );
  });
});
