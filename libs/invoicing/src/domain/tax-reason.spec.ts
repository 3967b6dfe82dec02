import type { PlaceOfSupply } from '#catalog';
import { type LawfulAnswer, taxReason } from './tax-reason.js';

const ontario: PlaceOfSupply = { isInCanada: true, province: 'ON', knownBy: 'site', because: '' };
const hst = { name: 'HST', percent: '13', isFederal: true } as const;
const lines = { lineNumbers: [1, 2], taxCodeId: 'H' };

const lawful = (changes: Partial<LawfulAnswer> = {}): LawfulAnswer => ({
  ...{ supply: 'real-property', treatment: 'taxable', charges: [hst], isUsualRight: true },
  ...{ taxCodeId: 'H', taxCodeName: 'HST ON', because: '' },
  ...changes,
});

describe('why a line is taxed as it is', () => {
  it('is the place of the supply, with what is usually charged there', () => {
    expect(taxReason(lines, [lawful()], { place: ontario, isExempt: false })).toEqual({
      ...lines,
      ...{ decidedBy: 'place', supply: 'real-property', province: 'ON', country: null, knownBy: 'site' },
      ...{
        usual: [{ name: 'HST', percent: '13' }],
        isUsual: true,
        usualCodeId: 'H',
      },
    });
  });

  it('names the code that would be usual when another one is chosen', () => {
    const other = { ...lines, taxCodeId: 'G' };
    const answers = [
      lawful({ isUsualRight: false }),
      lawful({ supply: 'goods', isUsualRight: false }),
    ] as const;
    expect(taxReason(other, [...answers], { place: ontario, isExempt: false })).toMatchObject({
      ...{ isUsual: false, supply: 'real-property', usualCodeId: 'H', taxCodeId: 'G' },
    });
  });

  it('takes a code for usual that is right for goods, where it is wrong for work', () => {
    const answers = [lawful({ isUsualRight: false, charges: [] }), lawful({ supply: 'goods' })] as const;
    expect(taxReason(lines, [...answers], { place: ontario, isExempt: false })).toMatchObject({
      ...{ isUsual: true, supply: 'goods' },
    });
  });

  it('finds no tax usual for who is exempt, for an exempt item and outside Canada alone', () => {
    const none = { ...lines, taxCodeId: null };
    const nothing = lawful({ charges: [], isUsualRight: false, treatment: 'exempt' });
    const abroad: PlaceOfSupply = { isInCanada: false, country: 'US', knownBy: 'customer', because: '' };
    expect([
      taxReason(none, [lawful()], { place: ontario, isExempt: false }),
      taxReason(none, [nothing], { place: ontario, isExempt: true }),
      taxReason(none, [lawful(), nothing], { place: ontario, isExempt: false }),
      taxReason(none, [nothing], { place: abroad, isExempt: false }),
    ]).toMatchObject([
      { decidedBy: 'place', isUsual: false },
      { decidedBy: 'customer-exempt', isUsual: true, usual: [] },
      { decidedBy: 'item-exempt', isUsual: true },
      { decidedBy: 'outside-canada', isUsual: true, province: null, country: 'US' },
    ]);
  });
});
