import { PROVINCES } from '#identity';
import { taxesInForce } from './canadian-taxes.js';

const inWords = (province: Parameters<typeof taxesInForce>[0], day: string): string =>
  taxesInForce(province, day)
    .map(({ name, percent }) => `${name} ${percent}`)
    .join(' + ');

describe("Canada's sales taxes by province and day", () => {
  it.each([
    ['AB', 'GST 5'],
    ['BC', 'GST 5 + PST 7'],
    ['MB', 'GST 5 + RST 7'],
    ['NB', 'HST 15'],
    ['NL', 'HST 15'],
    ['NS', 'HST 14'],
    ['NT', 'GST 5'],
    ['NU', 'GST 5'],
    ['ON', 'HST 13'],
    ['PE', 'HST 15'],
    ['QC', 'GST 5 + QST 9.975'],
    ['SK', 'GST 5 + PST 6'],
    ['YT', 'GST 5'],
  ] as const)('charges in %s %s today', (province, expected) => {
    expect(inWords(province, '2026-11-21')).toBe(expected);
  });

  it.each([
    ['NS', '2025-03-31', 'HST 15'],
    ['NS', '2025-04-01', 'HST 14'],
    ['MB', '2019-06-30', 'GST 5 + RST 8'],
    ['MB', '2019-07-01', 'GST 5 + RST 7'],
    ['SK', '2017-03-22', 'GST 5 + PST 5'],
    ['SK', '2017-03-23', 'GST 5 + PST 6'],
  ] as const)('charged in %s on %s %s', (province, day, expected) => {
    expect(inWords(province, day)).toBe(expected);
  });

  it('knows every province and territory', () => {
    for (const province of PROVINCES) expect(taxesInForce(province, '2026-01-01').length).toBeGreaterThan(0);
  });

  it('says what to do with a document from before its table', () => {
    expect(() => taxesInForce('ON', '2012-01-01')).toThrow(
      expect.objectContaining({ code: 'CATALOG.TAX_BEFORE_TABLE' }),
    );
  });
});
