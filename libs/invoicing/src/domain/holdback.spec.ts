import fc from 'fast-check';
import { Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import { holdbackLines, provinceOfWork, releaseDay, USUAL_HOLDBACKS, usualHoldback } from './holdback.js';
import { numbered, priceLines } from './invoice-lines.js';
import { addsUp, totalsOf } from './invoice-totals.js';
import type { LineInput } from './line-input.js';

const rate = (name: string, percent: string) => ({ taxRateId: name, name, percent, onTax: false });
const RATES = new Map([
  ['ON', [rate('HST', '13')]],
  ['QC', [rate('GST', '5'), rate('QST', '9.975')]],
  ['BC', [rate('GST', '5'), rate('PST', '7')]],
  ['Z', [rate('GST 0', '0')]],
]);
const decimal = (cents: number, places: number) =>
  Money.of(cents)
    .dividedBy(10 ** places)
    .toString();

const charge = fc
  .record({
    quantity: fc.integer({ min: 1000, max: 5_000_000 }),
    price: fc.integer({ min: 100, max: 9_999_999 }),
    code: fc.constantFrom(...RATES.keys(), null),
    off: fc.option(fc.integer({ min: 0, max: 5_000 })),
  })
  .map(
    ({ quantity, price, code, off }): LineInput => ({
      ...{
        description: 'Work',
        quantity: decimal(quantity, 3),
        unitPrice: decimal(price, 2),
        taxCodeId: code,
      },
      ...(off === null ? {} : { discountPercent: decimal(off, 2) }),
    }),
  );
const discount = fc
  .integer({ min: 100, max: 4_000 })
  .map(
    (percent): LineInput => ({ kind: 'discount', description: 'Off', discountPercent: decimal(percent, 2) }),
  );
const anInvoice = fc.record({
  charges: fc.array(charge, { minLength: 1, maxLength: 12 }),
  discounts: fc.array(discount, { maxLength: 2 }),
  percent: fc.integer({ min: 0, max: 2_000 }).map((percent) => decimal(percent, 2)),
});

describe('holdbacks', () => {
  it('are the percentage of the work to the cent, whatever its tax codes, and the invoice adds up', () => {
    fc.assert(
      fc.property(anInvoice, ({ charges, discounts, percent }) => {
        const work = priceLines([...charges, ...discounts]);
        const held = holdbackLines(work, { percent, itemId: 'holdback' });
        const net = Money.sum(work.map((line) => line.amount));
        const expected = net.percent(percent).toCents();
        expect(
          Money.sum(held.map((line) => line.amount))
            .negated()
            .minus(expected)
            .toFixed(),
        ).toBe('0.00');
        const totals = totalsOf(numbered([...work, ...held]), RATES);
        expect(addsUp(totals)).toBe(true);
        expect(Money.sum(totals.taxBreakdown.map((part) => part.amount)).equals(totals.taxAmount)).toBe(true);
      }),
      { numRuns: tries(500) },
    );
  });

  it('are billed again in full by their release: together they charge what one invoice would have', () => {
    const work = priceLines([{ description: 'Work', unitPrice: '12345.67', taxCodeId: 'ON' }]);
    const held = holdbackLines(work, { percent: '10', itemId: 'holdback' });
    const first = totalsOf(numbered([...work, ...held]), RATES);
    const released = totalsOf(
      priceLines([{ description: 'Holdback', amount: '1234.57', taxCodeId: 'ON' }]),
      RATES,
    );
    expect([first.total, released.total]).toEqual(['12555.55', '1395.06']);
    expect(Money.sum([first.total, released.total]).toFixed()).toBe(totalsOf(numbered(work), RATES).total);
  });

  it('have no line where the share of a tax code is less than a cent', () => {
    const work = priceLines([
      { description: 'Work', unitPrice: '100', taxCodeId: 'ON' },
      { description: 'Nail', unitPrice: '0.01', taxCodeId: 'BC' },
    ]);
    expect(holdbackLines(work, { percent: '10', itemId: 'holdback' })).toMatchObject([
      { taxCodeId: 'ON', amount: '-10.00' },
    ]);
  });

  it('know what is usual in every province and territory', () => {
    expect(Object.keys(USUAL_HOLDBACKS)).toHaveLength(13);
    expect(usualHoldback('ON')).toEqual({ percent: '10', releaseDays: 60 });
    expect(usualHoldback('MB')).toEqual({ percent: '7.5', releaseDays: 60 });
    expect(usualHoldback('elsewhere').percent).toBe('10');
    expect(releaseDay('2026-01-01', 'ON')).toBe('2026-03-03');
  });

  it('follow the law of the place where the work is done, and ours when the site names none', () => {
    expect(provinceOfWork({ province: 'mb' }, 'ON')).toBe('MB');
    expect(provinceOfWork({ province: ' ' }, 'ON')).toBe('ON');
    expect(provinceOfWork(null, 'ON')).toBe('ON');
  });

  it.each([
    ['AB', '2026-03-03'],
    ['BC', '2026-02-26'],
    ['MB', '2026-03-03'],
    ['NB', '2026-03-03'],
    ['NL', '2026-02-01'],
    ['NS', '2026-03-03'],
    ['SK', '2026-02-11'],
    ['NU', '2026-02-16'],
  ])(
    'in %s of work completed on New Year’s Day are due on %s, when no lien can be registered any more',
    (province, day) => {
      expect(releaseDay('2026-01-01', province)).toBe(day);
    },
  );
});
