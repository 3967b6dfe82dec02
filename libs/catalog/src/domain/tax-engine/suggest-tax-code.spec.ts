import { type CandidateCode, suggestTaxCode } from './suggest-tax-code.js';
import { chargesOn } from './taxability.js';

const code = (name: string, ...percents: string[]): CandidateCode => ({
  id: name,
  name,
  components: percents.map((percent, order) => ({
    taxRateId: `${name}${order}`,
    name,
    percent,
    order,
    onTax: false,
  })),
});
const CODES = [
  code('HST ON', '13'),
  code('HST NS', '14'),
  code('GST', '5'),
  code('GST/PST BC', '5', '7'),
  code('GST/RST MB', '5', '7'),
  code('Exempt', '0'),
  code('Zero-rated', '0'),
  code('Out of Scope'),
];

function suggested(
  province: 'ON' | 'NS' | 'BC' | 'MB' | 'QC',
  treatment: 'taxable' | 'exempt' | 'zero-rated',
) {
  const place = { isInCanada: true, knownBy: 'site', province, because: `In ${province}.` } as const;
  const supply = chargesOn({ place, kind: 'goods', treatment, day: '2026-11-21' });
  return suggestTaxCode(CODES, { ...supply, treatment });
}

describe('the tax code for a line', () => {
  it.each([
    ['ON', 'taxable', 'HST ON'],
    ['NS', 'taxable', 'HST NS'],
    ['BC', 'taxable', 'GST/PST BC'],
    ['MB', 'taxable', 'GST/RST MB'],
    ['ON', 'exempt', 'Exempt'],
    ['ON', 'zero-rated', 'Zero-rated'],
  ] as const)('in %s, %s, is %s', (province, treatment, expected) => {
    expect(suggested(province, treatment).taxCodeName).toBe(expected);
  });

  it('is none, with the reason, where no code of the books charges what the law does', () => {
    expect(suggested('QC', 'taxable')).toMatchObject({
      taxCodeId: null,
      because: 'In QC. None of your tax codes charges GST 5 % and QST 9.975 %.',
    });
  });

  it('stays the usual one of the item where that is right', () => {
    const mine = code('My HST', '13');
    const place = { isInCanada: true, knownBy: 'site', province: 'ON', because: '' } as const;
    const supply = chargesOn({ place, kind: 'goods', treatment: 'taxable', day: '2026-11-21' });
    const wanted = { ...supply, treatment: 'taxable' } as const;
    expect(suggestTaxCode([...CODES, mine], wanted, 'My HST').taxCodeName).toBe('My HST');
    expect(suggestTaxCode([...CODES, mine], wanted, 'GST').taxCodeName).toBe('HST ON');
  });
});
