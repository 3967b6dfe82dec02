import type { Caller } from './caller.js';
import { mayReach, ownRows, requireContractor } from './own-rows.js';

const caller = (changes: Partial<Caller>): Caller => ({
  actorKind: 'user',
  userId: 'u',
  name: 'Test',
  organizationId: 'o',
  role: 'contractor',
  ...changes,
});

describe('own rows', () => {
  it('are all rows for the office and for a program, even for a manager who is a contractor too', () => {
    expect(ownRows(caller({ role: 'manager', contractorId: 'bob' }))).toEqual({});
    expect(ownRows(caller({ role: 'api-key', actorKind: 'api-key' }))).toEqual({});
  });

  it('are those of the contractor or customer, and of nobody else', () => {
    expect(ownRows(caller({ contractorId: 'bob' }))).toEqual({ contractorId: 'bob' });
    expect(ownRows(caller({ role: 'customer', customerId: 'acme' }))).toEqual({ customerId: 'acme' });
    const bob = caller({ contractorId: 'bob' });
    expect(mayReach(bob, { contractorId: 'bob', customerId: 'acme' })).toBe(true);
    expect(mayReach(bob, { contractorId: 'ann' })).toBe(false);
    expect(mayReach(bob, { contractorId: null })).toBe(false);
    expect(mayReach(bob, {})).toBe(false);
  });

  it('are none, with a word on what to do, as long as nobody has said who the person is', () => {
    for (const role of ['contractor', 'customer'] as const)
      expect(() => ownRows(caller({ role }))).toThrow(
        expect.objectContaining({ code: 'AUTH.NO_OWN_ROWS', kind: 'forbidden' }),
      );
    expect(() => requireContractor(caller({ role: 'manager' }))).toThrow('which contractor');
  });
});
