import { type Piece, routeSentences, type SaidRoute, type Speech } from './route-words';

const ENGLISH: Record<Piece, string> = {
  every: 'Every invoice and bill',
  receivable: 'An invoice to a customer',
  payable: 'A bill from a contractor',
  toCustomer: 'An invoice to {name}',
  fromContractor: 'A bill from {name}',
  forCustomer: 'for {name}',
  byContractor: 'by {name}',
  onJob: 'on the job {name}',
  fromTotal: 'of {min} or more',
  upToTotal: 'of {max} or less',
  betweenTotals: 'of {min} to {max}',
  needs: '{what} has to be approved {steps}.',
  by: 'by {who}',
  first: 'first {by}',
  next: 'then {by}',
  people: '{count} people among {who}',
  peopleAtAll: '{count} people who may approve',
  anyone: 'anybody who may approve',
  helps: 'If “{step}” waits longer than {count} hours, {who} may approve too.',
  nobodyHelps: 'If “{step}” waits longer than {count} hours, nobody is named to help.',
};

const speech: Speech = {
  t: (piece, values = {}) =>
    ENGLISH[piece].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
  role: (role, form) => (form === 'a' ? `one ${role}` : `the ${role}s`),
  person: (id) => ({ p: 'Priya', d: 'Daniel' })[id] ?? id,
  amount: (amount) => `$${amount}`,
  list: (parts, type) => parts.join(type === 'conjunction' ? ' and ' : ' or '),
};

const everything: SaidRoute = {
  ...{ direction: null, minTotal: null, maxTotal: null, customerId: null, contractorId: null, jobId: null },
  steps: [{ name: 'Approval' }],
};

const said = (route: Partial<SaidRoute>, names = {}) =>
  routeSentences({ ...everything, ...route }, names, speech).join(' ');

describe('a route in words', () => {
  it('says which invoices it takes', () => {
    expect(said({})).toBe('Every invoice and bill has to be approved by anybody who may approve.');
    expect(said({ direction: 'payable', minTotal: '5000.00' })).toBe(
      'A bill from a contractor of $5000.00 or more has to be approved by anybody who may approve.',
    );
    expect(
      said(
        { customerId: 'c', jobId: 'j', minTotal: '10.00', maxTotal: '20.00' },
        { customer: 'Ada', job: 'Roof' },
      ),
    ).toBe(
      'An invoice to Ada on the job Roof of $10.00 to $20.00 has to be approved by anybody who may approve.',
    );
  });

  it('names a party once, on whichever side it stands', () => {
    const names = { customer: 'Ada', contractor: 'Bo' };
    expect(said({ customerId: 'c', contractorId: 'k' }, names)).toMatch(/^A bill from Bo for Ada has/);
    expect(said({ direction: 'receivable', contractorId: 'k' }, names)).toMatch(
      /^An invoice to a customer by Bo has/,
    );
  });

  it('says who decides, one after the other', () => {
    const steps = [
      { name: 'Manager', roles: ['manager' as const], userIds: ['d'] },
      { name: 'Owners', roles: ['owner' as const, 'admin' as const], userIds: ['p'], quorum: 2 },
      { name: 'Any', quorum: 3 },
    ];
    expect(said({ steps })).toBe(
      'Every invoice and bill has to be approved first by one manager or Daniel, then by 2 people among the owners and the admins and Priya, then by 3 people who may approve.',
    );
  });

  it('says who helps when it takes too long, and when nobody would', () => {
    const step = { name: 'Manager', roles: ['manager' as const], escalateAfterHours: 24 };
    expect(said({ steps: [{ ...step, escalateToRoles: ['owner'] }] })).toContain(
      'If “Manager” waits longer than 24 hours, one owner may approve too.',
    );
    expect(said({ steps: [step] })).toContain('waits longer than 24 hours, nobody is named to help.');
  });
});
