import type { Province } from '#identity';
import { placeOfSupply, type SupplyAddress } from './place-of-supply.js';
import { chargesOn, type Supply } from './taxability.js';

const day = '2026-11-21';
const at = (site: SupplyAddress | null, customer: SupplyAddress | null = null, home: Province = 'ON') =>
  placeOfSupply({ site, customer, home });

function names(supply: Partial<Supply> & Pick<Supply, 'place'>): string[] {
  return chargesOn({ kind: 'real-property', treatment: 'taxable', day, ...supply }).charges.map(
    ({ name }) => name,
  );
}

describe('where a supply is made', () => {
  it('is where the work is done, wherever the customer lives', () => {
    expect(at({ province: 'qc' }, { province: 'ON' })).toMatchObject({ province: 'QC' });
  });

  it('is where the customer is when there is no site, and at home when nothing is known', () => {
    expect(at(null, { province: 'AB', country: 'CA' })).toMatchObject({ province: 'AB' });
    expect(at({ province: '' }, {}, 'NS')).toMatchObject({ province: 'NS' });
  });

  it('is outside Canada for a site in Vermont, and then bears no Canadian tax', () => {
    const place = at({ province: 'VT', country: 'us' }, { province: 'QC' });
    expect(place).toMatchObject({ isInCanada: false, country: 'US' });
    expect(names({ place })).toEqual([]);
  });
});

describe('what a supply bears', () => {
  it.each([
    ['BC', 'real-property', ['GST']],
    ['BC', 'goods', ['GST', 'PST']],
    ['SK', 'real-property', ['GST', 'PST']],
    ['MB', 'real-property', ['GST']],
    ['MB', 'mechanical-electrical', ['GST', 'RST']],
    ['BC', 'mechanical-electrical', ['GST']],
    ['SK', 'mechanical-electrical', ['GST', 'PST']],
    ['ON', 'mechanical-electrical', ['HST']],
    ['MB', 'professional', ['GST', 'RST']],
    ['BC', 'professional', ['GST', 'PST']],
    ['SK', 'engineering', ['GST', 'PST']],
    ['QC', 'real-property', ['GST', 'QST']],
    ['ON', 'professional', ['HST']],
  ] as const)('in %s on %s: %j', (province, kind, expected) => {
    expect(names({ place: at({ province }), kind })).toEqual(expected);
  });

  it.each([
    ['SK', 'real-property', '2017-03-31', ['GST 5']],
    ['SK', 'real-property', '2017-04-01', ['GST 5', 'PST 6']],
    ['BC', 'professional', '2026-09-30', ['GST 5']],
    ['BC', 'engineering', '2026-09-30', ['GST 5']],
    ['BC', 'engineering', '2026-10-01', ['GST 5', 'PST 2.1']],
  ] as const)('in %s on %s of %s: %j', (province, kind, then, expected) => {
    const { charges } = chargesOn({ place: at({ province }), kind, treatment: 'taxable', day: then });
    expect(charges.map(({ name, percent }) => `${name} ${percent}`)).toEqual(expected);
  });

  it('says that only a part of the price bears the tax', () => {
    const question = {
      place: at({ province: 'BC' }),
      kind: 'engineering',
      treatment: 'taxable',
      day,
    } as const;
    expect(chargesOn(question).because).toBe(
      'The work is done in BC. BC charges PST on 30 % of the price of design and engineering.',
    );
    const exceptions = [{ province: 'BC', supply: 'engineering', isTaxed: false }] as const;
    expect(chargesOn({ ...question, exceptions }).charges.map(({ name }) => name)).toEqual(['GST']);
  });

  it('follows a ruling that the organization keeps for itself', () => {
    const exceptions = [{ province: 'MB', supply: 'real-property', isTaxed: true }] as const;
    expect(names({ place: at({ province: 'MB' }), exceptions })).toEqual(['GST', 'RST']);
  });

  it.each(['exempt', 'zero-rated'] as const)('charges nothing on what is %s, and says so', (treatment) => {
    const { charges, because } = chargesOn({
      place: at({ province: 'ON' }),
      kind: 'goods',
      treatment,
      day,
    });
    expect(charges).toEqual([]);
    expect(because).toContain(treatment);
  });

  it('says which provincial tax was left out', () => {
    expect(
      chargesOn({ place: at({ province: 'BC' }), kind: 'real-property', treatment: 'taxable', day }).because,
    ).toBe('The work is done in BC. BC charges no PST on work on real property.');
  });
});
