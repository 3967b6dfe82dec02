import fc from 'fast-check';
import type { AppliedRate } from '#catalog';
import { Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { type LineInput, priceLines } from './invoice-lines.js';
import { addsUp, totalsOf } from './invoice-totals.js';

const single = (id: string, percent: string): AppliedRate[] => [
  { taxRateId: id, name: id, percent, onTax: false },
];
const RATES = new Map<string, AppliedRate[]>([
  ['ON', single('HST ON', '13')],
  ['NS', single('HST NS', '14')],
  ['NB', single('HST NB', '15')],
  ['AB', single('GST', '5')],
  ['BC', [...single('GST', '5'), ...single('PST BC', '7')]],
  ['SK', [...single('GST', '5'), ...single('PST SK', '6')]],
  ['QC', [...single('GST', '5'), ...single('QST', '9.975')]],
  ['OLD', [...single('GST', '5'), { taxRateId: 'PST', name: 'PST', percent: '10', onTax: true }]],
  ['EXEMPT', []],
]);

const decimal = (max: number, digits: number) =>
  fc.integer({ min: 0, max: max * 10 ** digits }).map((value) =>
    Money.of(value)
      .dividedBy(10 ** digits)
      .toString(),
  );
const charge = fc.record({
  description: fc.constant('Work'),
  quantity: decimal(500, 3),
  unitPrice: decimal(2_000, 4),
  taxCodeId: fc.constantFrom(...RATES.keys(), null),
});
const invoice = fc.record({
  charges: fc.array(charge, { minLength: 1, maxLength: 12 }),
  discountPercent: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 3 }),
});

function linesOf(charges: LineInput[], discountPercent: number | null): LineInput[] {
  const sum = Money.sum(priceLines(charges).map((line) => line.amount));
  const amount = sum.percent(String(discountPercent ?? 0)).toCents();
  if (amount.isZero()) return charges;
  return [...charges, { kind: 'discount', description: 'Discount', amount: amount.toFixed() }];
}

describe('invoice totals', () => {
  it('add up to the cent for any lines, province and discount', () => {
    fc.assert(
      fc.property(invoice, ({ charges, discountPercent }) => {
        const totals = totalsOf(priceLines(linesOf(charges, discountPercent)), RATES);
        const { lines, subtotal, discountAmount, taxAmount, total, taxBreakdown } = totals;
        expect(addsUp(totals)).toBe(true);
        expect(Money.of(subtotal).minus(discountAmount).plus(taxAmount).equals(total)).toBe(true);
        expect(Money.sum(lines.map((line) => line.taxAmount ?? '0')).equals(taxAmount)).toBe(true);
        expect(Money.sum(taxBreakdown.map((part) => part.amount)).equals(taxAmount)).toBe(true);
        for (const amount of [subtotal, discountAmount, taxAmount, total])
          expect(amount).toMatch(/^\d+\.\d\d$/);
      }),
      { numRuns: tries(1000) },
    );
  });

  it('charge no tax when everything is discounted', () => {
    const lines = linesOf([{ description: 'Work', quantity: '3', unitPrice: '9.99', taxCodeId: 'QC' }], 100);
    expect(totalsOf(priceLines(lines), RATES)).toMatchObject({ taxAmount: '0.00', total: '0.00' });
  });

  it.each([
    [
      'a discount larger than the lines',
      [{ kind: 'discount', description: 'Off', amount: '5' }],
      'INVOICING.NEGATIVE_TOTAL',
    ],
    [
      'a tax code that does not exist',
      [{ description: 'W', unitPrice: '1', taxCodeId: 'XX' }],
      'INVOICING.UNKNOWN_TAX_CODE',
    ],
    [
      'an amount that is not quantity times price',
      [{ description: 'W', quantity: '2', unitPrice: '3', amount: '7' }],
      'INVOICING.LINE_AMOUNT',
    ],
    ['a charge without a price', [{ description: 'W', quantity: '2' }], 'INVOICING.LINE_AMOUNT'],
    ['a discount of nothing', [{ kind: 'discount', description: 'Off' }], 'INVOICING.LINE_AMOUNT'],
  ] as [string, LineInput[], string][])('refuse %s', (_, lines, code) => {
    expect(() => totalsOf(priceLines(lines), RATES)).toThrow(expect.objectContaining({ code }));
  });

  it('notice a total that was tampered with', () => {
    const totals = totalsOf(priceLines([{ description: 'W', unitPrice: '10', taxCodeId: 'ON' }]), RATES);
    expect(addsUp({ ...totals, total: '11.31' })).toBe(false);
  });
});
