import { Secret } from '#kernel';
import { type SlipContractor, type SlipIdentity, slipOf } from './slip.js';
import { type SlipPayer, slipFile } from './slip-file.js';

const bob: SlipContractor = {
  id: 'bob',
  displayName: 'Bob Roy',
  companyName: null,
  givenName: 'Bob',
  familyName: 'Roy',
  address: { line1: '1 Main St', city: 'Ottawa', province: 'ON', postalCode: 'K1A 0A1' },
};
const identity: SlipIdentity = { businessNumber: null, sin: new Secret('046454286'), gstNumber: null };
const paid = { contractorId: 'bob', paid: '1130.00', beforeTax: '1000.00' };
const payer: SlipPayer = {
  name: 'Harbour & Sons',
  businessNumber: '123456782',
  address: null,
  contactName: 'Ann Roy',
  phone: '6135550100',
  email: 'ann@harbour.example',
  language: 'en',
};

describe('a slip for the CRA', () => {
  it('tells construction payments with tax, and other fees without', () => {
    expect(slipOf('t5018', bob, paid, identity)).toMatchObject({ amount: '1130.00', recipientType: '1' });
    expect(slipOf('t4a', bob, paid, identity)).toMatchObject({ amount: '1000.00' });
  });

  it.each([
    ['499.99', undefined, undefined],
    ['500.00', '500.00', undefined],
    ['500.01', '500.01', '500.01'],
  ])('is needed for %s a year: T5018 from 500 dollars on, T4A above them', (amount, t5018, t4a) => {
    const year = { ...paid, paid: amount, beforeTax: amount };
    expect(slipOf('t5018', bob, year, identity)?.amount).toBe(t5018);
    expect(slipOf('t4a', bob, year, identity)?.amount).toBe(t4a);
  });

  it('says what the CRA would ask about', () => {
    const company = { ...bob, companyName: 'Roy inc.', address: null };
    const slip = slipOf('t5018', company, paid, undefined);
    expect(slip).toMatchObject({ recipientType: '3', sin: null });
    expect(slip?.problems).toEqual([
      'Neither a business number nor a social insurance number is known.',
      'The address is not complete.',
    ]);
  });

  it('adds up in the summary, with names that XML would misread', () => {
    const slips = [bob, { ...bob, companyName: 'Pipes <& Co>' }].flatMap(
      (one) => slipOf('t5018', one, paid, identity) ?? [],
    );
    const file = slipFile({ kind: 't5018', year: 2026, payer, slips });
    expect(file).toContain('<tot_sbctrcr_amt>2260.00</tot_sbctrcr_amt>');
    expect(file).toContain('<slp_cnt>2</slp_cnt>');
    expect(file).toContain('<l1_nm>Pipes &lt;&amp; Co&gt;</l1_nm>');
    expect(file).toContain('<sin>046454286</sin>');
    expect(file).toContain('<bn>123456782RZ0001</bn>');
  });

  it('is not filed when there is nothing to file', () => {
    expect(() => slipFile({ kind: 't4a', year: 2026, payer, slips: [] })).toThrow(
      expect.objectContaining({ code: 'INVOICING.NO_SLIPS' }),
    );
  });
});
