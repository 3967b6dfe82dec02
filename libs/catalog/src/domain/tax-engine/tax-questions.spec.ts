import { taxQuestionsOf } from './tax-questions.js';

const line = { day: '2026-11-21', taxCodeId: 'H', item: undefined };
const customer = {
  taxExempt: false,
  shippingAddress: { line1: '2 Site Rd', province: 'BC', country: 'CA' },
  billingAddress: { line1: '1 Main', province: 'ON', country: 'CA' },
};

describe('what the law is asked about a line', () => {
  it('says where the work is done and where the customer takes it in, and nothing else of their addresses', () => {
    const [first] = taxQuestionsOf(line, { province: 'QC' }, customer);
    expect(first).toEqual({
      ...{ day: '2026-11-21', usualCodeId: 'H', supply: 'real-property', treatment: 'taxable' },
      site: { province: 'QC', country: undefined },
      customer: { province: 'BC', country: 'CA' },
    });
  });

  it('says where the bill goes when nothing is taken in', () => {
    const [first] = taxQuestionsOf(line, null, { ...customer, shippingAddress: null });
    expect(first).toMatchObject({ site: null, customer: { province: 'ON', country: 'CA' } });
    expect(taxQuestionsOf(line, undefined, undefined)[0]).toMatchObject({ site: null, customer: null });
  });

  it('is one thing for a customer who is exempt, and every kind that the item may be for others', () => {
    expect(taxQuestionsOf(line, null, { ...customer, taxExempt: true })).toHaveLength(1);
    const goods = taxQuestionsOf({ ...line, item: { type: 'inventory', taxable: true } }, null, customer);
    expect(goods.map(({ supply }) => supply)).toEqual([
      'goods',
      'freight',
      'real-property',
      'service-to-goods',
    ]);
  });
});
