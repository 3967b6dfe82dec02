import { type TaxReason, taxWords } from './tax-words';

const reason: TaxReason = {
  ...{ lineNumbers: [1], taxCodeId: 'H', taxCodeName: 'HST Ontario', decidedBy: 'place', knownBy: 'site' },
  ...{ supply: 'real-property', province: 'ON', country: null, usual: [{ name: 'HST', percent: '13' }] },
  ...{ isUsual: true, usualCodeId: 'H', usualCodeName: 'HST Ontario' },
};
/** The name of each sentence with what is filled into it. */
const said = (changes: Partial<TaxReason> = {}) =>
  taxWords({ ...reason, ...changes }, (key, values = {}) => [key, ...Object.values(values)].join(' '), {
    decimal: (text) => text.replace('.', ','),
    province: (code) => `<${code}>`,
    inside: (code) => `in <${code}>`,
    country: (code) => `<${code}>`,
  });

describe('why an invoice is taxed so, in words', () => {
  it('is the place and what is usual there', () => {
    expect(said()).toEqual(['bySite in <ON>', 'usual real-property taxAt HST 13']);
    const usual = [
      { name: 'GST', percent: '5' },
      { name: 'QST', percent: '9.975' },
    ];
    expect(said({ knownBy: 'customer', province: 'QC', supply: 'goods', usual })).toEqual([
      'byCustomer in <QC>',
      'usual goods taxAt GST 5andtaxAt QST 9,975',
    ]);
    expect(said({ knownBy: 'home', usual: [] })).toEqual(['byHome <ON>', 'usualNone real-property']);
  });

  it('names the code that would be usual, or says that the books have none', () => {
    expect(said({ isUsual: false }).at(-1)).toBe('useOther HST Ontario');
    expect(said({ isUsual: false, usualCodeName: null }).at(-1)).toBe('noOther');
  });

  it('is the customer, the item or the border where no tax is charged', () => {
    const none = { usual: [] };
    expect(said({ ...none, decidedBy: 'customer-exempt' })).toEqual(['customerExempt']);
    expect(said({ ...none, decidedBy: 'item-exempt' })).toEqual(['bySite in <ON>', 'itemExempt']);
    const abroad = { decidedBy: 'outside-canada', province: null, country: 'US' } as const;
    expect(said({ ...none, ...abroad, knownBy: 'customer' })).toEqual(['customerAbroad <US>', 'noneAbroad']);
    expect(said({ ...none, ...abroad })).toEqual(['siteAbroad <US>', 'noneAbroad']);
  });
});
